package app.plantain.core.usage;

import app.plantain.core.credits.Credits;

/**
 * How a team's credits moved in some time.
 *
 * @param in what came in: grants and whatever else gives credits
 * @param spent what was paid for images
 * @param out what went otherwise, as credits that expired or were taken back
 * @param held by how much more was held in the end, in hundredths; negative for less
 * @param images how many images were paid for
 */
public record Totals(Credits in, Credits spent, Credits out, long held, long images) {

    static final Totals NONE = new Totals(Credits.ZERO, Credits.ZERO, Credits.ZERO, 0, 0);

    Totals plus(Totals other) {
        return new Totals(
                in.plus(other.in),
                spent.plus(other.spent),
                out.plus(other.out),
                held + other.held,
                images + other.images);
    }

    /** By how much more the team could spend in the end, in hundredths: what came in, less what was held, went or was spent. */
    long available() {
        return owned() - held;
    }

    /** By how much more the team had in the end, held or not, in hundredths. */
    long owned() {
        return in.hundredths() - out.hundredths() - spent.hundredths();
    }
}
