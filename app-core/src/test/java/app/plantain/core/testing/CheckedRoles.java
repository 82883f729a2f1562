package app.plantain.core.testing;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Has services check who asks. The web application turns the check of roles on; in tests of the core it has to be done by
 * hand, for those that import this.
 */
public final class CheckedRoles {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor roles() {
        return AuthorizationManagerBeforeMethodInterceptor.preAuthorize();
    }

    /** Lets a person with this role ask from now on. */
    public static void signIn(String role) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("Person", "", role));
    }

    /** Lets nobody ask from now on. */
    public static void signOut() {
        SecurityContextHolder.clearContext();
    }
}
