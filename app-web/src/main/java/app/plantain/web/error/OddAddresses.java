package app.plantain.web.error;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Leaves addresses with an encoded slash to Spring Security's firewall, which refuses them too. Tomcat would do it before
 * it knows the application, and so with a page of its own in place of ours or the API's envelope.
 */
@Configuration(proxyBeanMethods = false)
class OddAddresses {

    @Bean
    TomcatConnectorCustomizer encodedSlashes() {
        return connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
    }
}
