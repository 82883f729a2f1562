package app.plantain.core.provider;

/** What a vendor said to a question that costs nothing. That it refused our key is a {@link ProviderException}. */
public sealed interface Probe {

    /** The key works, and this is left on our account. */
    record Told(Balance balance) implements Probe {}

    /** The key works; what is left on our account is not told. */
    record Works() implements Probe {}

    /** The vendor has no such question: neither the key nor the balance is known. */
    record Untold() implements Probe {}
}
