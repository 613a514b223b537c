import { Skeleton, SkeletonRegion } from '@/components/ui/skeleton'

export const ManagedSkeleton = () => (
  <SkeletonRegion label="Loading tokens">
    <div className="flex flex-col gap-4">
      {['one', 'two'].map((group) => (
        <div key={group} className="flex flex-col gap-6 rounded-lg border border-line bg-surface px-5 py-5">
          <Skeleton className="h-4 w-48" />
          <Skeleton className="w-72 max-w-full" />
        </div>
      ))}
    </div>
  </SkeletonRegion>
)
