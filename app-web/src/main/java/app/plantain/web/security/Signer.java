package app.plantain.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs texts for one purpose, and knows its own signatures again. */
public final class Signer {

    private final SecretKeySpec key;

    Signer(SecretKeySpec key) {
        this.key = key;
    }

    /** The signature of a text: 43 letters, digits, dashes and underscores. */
    public String sign(String text) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + key.getAlgorithm(), impossible);
        }
    }

    /** Whether the signature is ours and of this text. It takes as long to say no as to say yes. */
    public boolean knows(String text, String signature) {
        return MessageDigest.isEqual(
                sign(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
}
