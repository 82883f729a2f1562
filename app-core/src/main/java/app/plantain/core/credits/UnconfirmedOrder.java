package app.plantain.core.credits;

/** An order gives so much that the person has to show once more who it is. Nothing was changed. */
public class UnconfirmedOrder extends RuntimeException {

    UnconfirmedOrder(Credits given) {
        super("This gives %s credits. Enter your password to go on.".formatted(given));
    }
}
