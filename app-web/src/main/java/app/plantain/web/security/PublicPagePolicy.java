package app.plantain.web.security;

/** The content security policy of pages that run no script. */
public final class PublicPagePolicy {

    /** The header that carries it. */
    public static final String HEADER = "Content-Security-Policy";

    /** Such pages show our own pictures and styles, and run nothing. */
    public static final String VALUE = "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PublicPagePolicy() {}
}
