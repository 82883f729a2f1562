package app.plantain.core.sql;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Spares Hibernate the classes that it writes anew at each start, proxies of entities and accessors of their fields, and
 * with them the 800 classes of the library that writes them. No proxy is needed: what an entity refers to is read with
 * it. Fields are read and written by reflection.
 */
public final class WithoutGeneratedClasses implements Integrator, ServiceContributor {

    @Override
    public void contribute(StandardServiceRegistryBuilder services) {
        services.addService(BytecodeProvider.class, new BytecodeProviderImpl());
    }

    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        metadata.getEntityBindings().forEach(entity -> entity.setLazy(false));
    }
}
