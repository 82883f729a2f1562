package app.plantain;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.core.PriorityOrdered;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;

/** Spares Spring work at each start that grows with the number of beans. */
@Configuration(proxyBeanMethods = false)
class QuickStart {

    /**
     * Lets Spring remember from here on which beans are of a type. By itself it begins once the web server is there, which
     * asks for most of them.
     */
    @Bean
    static BeanFactoryPostProcessor definitionsAreComplete() {
        return beans -> {
            beans.clearMetadataCache();
            beans.freezeConfiguration();
        };
    }

    /**
     * Gives beans their repositories as proxies that ask for the repository at their first call, so that the main thread
     * goes on with them while another prepares Hibernate, which takes a fifth of the start. Spring Data does the same by
     * itself, but not for beans that were prepared at build time.
     */
    @Bean
    static BeanFactoryPostProcessor repositoriesOpenAtTheirFirstCall() {
        return beans -> ((DefaultListableBeanFactory) beans).setAutowireCandidateResolver(new RepositoriesLast());
    }

    private static final class RepositoriesLast extends ContextAnnotationAutowireCandidateResolver {

        @Override
        protected boolean isLazy(DependencyDescriptor dependency) {
            return super.isLazy(dependency) || Repository.class.isAssignableFrom(dependency.getDependencyType());
        }
    }

    @Bean
    static BeanPostProcessor transactionsOfOurOwn() {
        return new TransactionsOfOurOwn();
    }

    /** Has only our own classes looked through for methods that are transactions, and not those of all libraries. */
    private static final class TransactionsOfOurOwn implements BeanPostProcessor, PriorityOrdered {

        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            if (bean instanceof BeanFactoryTransactionAttributeSourceAdvisor advisor) {
                advisor.setClassFilter(type -> type.getName().startsWith("app.plantain."));
            }
            return bean;
        }

        /** Before the bean that makes proxies, and so before the advisors that it asks for. */
        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}
