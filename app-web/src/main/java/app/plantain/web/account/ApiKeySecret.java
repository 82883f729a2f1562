package app.plantain.web.account;

import java.util.regex.Pattern;

/** The text of an API key: {@code pl_} and at least 24 letters and digits. */
record ApiKeySecret(String value) {

    private static final String PREFIX = "pl_";
    private static final int LENGTH = 40;
    private static final Pattern SHAPE = Pattern.compile("pl_[0-9A-Za-z]{24,200}");

    ApiKeySecret {
        if (!isOne(value)) {
            throw new IllegalArgumentException("An API key is \"pl_\" and 24 to 200 letters and digits");
        }
    }

    static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    static ApiKeySecret random() {
        return new ApiKeySecret(PREFIX + Secret.random(Secret.BASE_62, LENGTH));
    }

    String hint() {
        return value.substring(0, PREFIX.length() + 4) + "…";
    }

    String hash() {
        return Secret.hash(value);
    }

    @Override
    public String toString() {
        return hint();
    }
}
