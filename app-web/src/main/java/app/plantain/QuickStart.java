package app.plantain;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;
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
