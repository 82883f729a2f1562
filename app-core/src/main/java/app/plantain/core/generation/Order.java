package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import java.util.List;
import java.util.Optional;

/**
 * A request that can be served, at an agreed price.
 *
 * @param lane in which its jobs wait
 * @param retried the jobs that its own are other tries of, one for each image; none for a new order
 */
record Order(Member member, BatchRequest request, Lane lane, Agreement agreement, List<Job> retried) {

    /** Of one image. */
    Credits price() {
        return agreement.price().amount();
    }

    /** Of all its images. */
    Credits total() {
        return price().times(request.images());
    }

    /** The job that the image at this position is another try of. */
    Optional<Job> retried(int position) {
        return retried.isEmpty() ? Optional.empty() : Optional.of(retried.get(position));
    }
}
