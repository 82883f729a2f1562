package app.plantain.web.account;

/**
 * An API key at the only moment at which its secret is known.
 *
 * @param secret what programs send
 */
public record NewApiKey(ApiKeySummary key, String secret) {

    @Override
    public String toString() {
        return "NewApiKey[" + key + "]";
    }
}
