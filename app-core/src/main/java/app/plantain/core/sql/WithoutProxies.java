package app.plantain.core.sql;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;

/**
 * Spares Hibernate the proxies of entities, which are classes that it writes anew at each start. None is needed: what an
 * entity refers to is read with it.
 */
public final class WithoutProxies implements Integrator {

    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        metadata.getEntityBindings().forEach(entity -> entity.setLazy(false));
    }
}
