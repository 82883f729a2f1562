package app.plantain.web.account;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of accounts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StartingCredits.class, AdministratorSettings.class})
class AccountConfiguration {}
