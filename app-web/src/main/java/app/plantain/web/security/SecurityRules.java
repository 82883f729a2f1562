package app.plantain.web.security;

import app.plantain.web.account.Accounts;
import app.plantain.web.account.ApiKeys;
import app.plantain.web.account.Setup;
import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * One filter chain for each kind of visitor, tried in this order. The last one takes every path that the others do not
 * name, and asks for a person who is signed in.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityRules {

    static final String SIGN_IN = "/sign-in";

    private static final String NOTHING = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final String UNUSED_FEATURES = "camera=(), display-capture=(), geolocation=(), microphone=(),"
            + " midi=(), payment=(), usb=(), browsing-topics=()";

    /** Programs: a key with each request, no session. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiKeys keys, SecurityContextHolderStrategy security) {
        var refusal = new ApiRefusal();
        return stateless(http)
                .securityMatcher("/v1/**")
                .headers(headers -> strict(headers, NOTHING))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(new ApiKeyFilter(keys, refusal, security), AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
                .build();
    }

    /** Guests: read only, no session. */
    @Bean
    @Order(2)
    SecurityFilterChain publicPages(HttpSecurity http) {
        return stateless(http)
                .securityMatcher("/s/**", "/plantain/**", "/media/signed/**")
                .headers(headers -> strict(headers, PublicPagePolicy.VALUE))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(status(HttpStatus.METHOD_NOT_ALLOWED)))
                .build();
    }

    /** Vendors: what they may fetch and say is signed, and everything else below these paths is unknown to them. */
    @Bean
    @Order(3)
    SecurityFilterChain vendors(HttpSecurity http) {
        return stateless(http)
                .securityMatcher("/references/**", "/callbacks/**", "/webhooks/**")
                .headers(headers -> strict(headers, NOTHING))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/references/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/references/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/callbacks/*/*", "/webhooks/*")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(status(HttpStatus.NOT_FOUND)))
                .build();
    }

    /** The images of a team, for the browser of a person who is signed in: a status instead of the sign-in page. */
    @Bean
    @Order(4)
    SecurityFilterChain teamImages(HttpSecurity http, SessionRenewal renewal) {
        return http.securityMatcher("/media/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> strict(headers, PublicPagePolicy.VALUE))
                .addFilterAfter(renewal, SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("USER"))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(status(HttpStatus.UNAUTHORIZED)))
                .build();
    }

    /** Load balancers ask for health, and the monitoring for metrics, with an API key of an administrator. */
    @Bean
    @Order(5)
    SecurityFilterChain operation(
            HttpSecurity http, ApiKeys keys, Accounts accounts, SecurityContextHolderStrategy security) {
        var refusal = new ApiRefusal();
        return stateless(http)
                .securityMatcher("/actuator/**")
                .headers(headers -> strict(headers, NOTHING))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/actuator/health",
                                "/actuator/health/liveness",
                                "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                        .access(new AdministratorsKey(accounts))
                        .anyRequest()
                        .denyAll())
                .addFilterBefore(new ApiKeyFilter(keys, refusal, security), AnonymousAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(status(HttpStatus.FORBIDDEN)))
                .build();
    }

    /** The screens, and everything else. */
    @Bean
    @Order(6)
    SecurityFilterChain screens(
            HttpSecurity http,
            SessionRenewal renewal,
            Setup setup,
            RequestUtil vaadin,
            VaadinDefaultRequestCache savedRequests,
            Accounts accounts,
            PasswordEncoder encoder) {
        savedRequests.setDelegateRequestCache(plainAddresses());
        return http.authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        screens -> screens.loginView(SIGN_IN, SIGN_IN)
                                .defaultSuccessUrl("/")
                                .enableCsrfConfiguration(false))
                .authenticationManager(new ProviderManager(new ThrottledSignIn(accounts, encoder)))
                .formLogin(form -> form.failureHandler(new SignInFailure()))
                .exceptionHandling(errors -> errors.accessDeniedHandler(new UnknownAddress()))
                .csrf(csrf -> csrf.ignoringRequestMatchers(vaadin::isFrameworkInternalRequest))
                .headers(headers -> strict(headers, NOTHING))
                .addFilterAfter(renewal, SecurityContextHolderFilter.class)
                .addFilterAfter(new SetupRedirect(setup), SessionRenewal.class)
                .build();
    }

    /** Goes on where the sign-in page interrupted, without a mark in the address. */
    @SuppressWarnings("NullAway") // null is how Spring Security is told to add no mark
    private static RequestCache plainAddresses() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    /** Written before anything else answers, because Vaadin's pages are sent too soon for later; those may say better. */
    private static void strict(HeadersConfigurer<HttpSecurity> headers, String contentPolicy) {
        headers.withObjectPostProcessor(new EarlyHeaders())
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store"))
                .contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(features -> features.policy(UNUSED_FEATURES));
    }

    private static final class EarlyHeaders implements ObjectPostProcessor<HeaderWriterFilter> {

        @Override
        public <F extends HeaderWriterFilter> F postProcess(F filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }

    private static HttpStatusEntryPoint status(HttpStatus status) {
        return new HttpStatusEntryPoint(status);
    }
}
