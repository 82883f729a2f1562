package app.plantain.web.security;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.function.SingletonSupplier;

/**
 * Holds {@link PreAuthorize} on the methods and classes of our own beans. {@code @EnableMethodSecurity} would compare each
 * method of each bean there is with four annotations, a twelfth of the time to the first page.
 */
@Configuration(proxyBeanMethods = false)
class AdministratorMethods {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor preAuthorize(ObjectProvider<SecurityContextHolderStrategy> contexts) {
        var secured = new Secured();
        var check = SingletonSupplier.of(() -> check(secured, contexts.getObject()));
        MethodInterceptor checking = invocation -> check.obtain().invoke(invocation);
        var advisor = new DefaultPointcutAdvisor(secured, checking);
        advisor.setOrder(AuthorizationInterceptorsOrder.PRE_AUTHORIZE.getOrder());
        return advisor;
    }

    /** Made with the first call, as advisors are there before any other bean can be. */
    private static MethodInterceptor check(Pointcut secured, SecurityContextHolderStrategy contexts) {
        var check = new AuthorizationManagerBeforeMethodInterceptor(secured, new PreAuthorizeAuthorizationManager());
        check.setSecurityContextHolderStrategy(contexts);
        return check;
    }

    private static final class Secured extends StaticMethodMatcherPointcut {

        @Override
        public ClassFilter getClassFilter() {
            return type -> type.getName().startsWith("app.plantain.");
        }

        @Override
        public boolean matches(Method method, Class<?> type) {
            return isSecured(AopUtils.getMostSpecificMethod(method, type)) || isSecured(type);
        }

        private static boolean isSecured(AnnotatedElement element) {
            return AnnotatedElementUtils.hasAnnotation(element, PreAuthorize.class);
        }
    }
}
