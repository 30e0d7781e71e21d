using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Goldthread.Record.SignIn;

/// <summary>Registers sessions and one scheme for each provider.</summary>
internal static class SignInSetup
{
    public static void AddSignIn(this AuthenticationBuilder authentication, IServiceCollection services, SignInSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<SignInJournal>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignInServices>();
        services.AddSingleton<Admittance>();
        services.AddSingleton<ClientSigner>();
        services.AddSingleton<Users.UserChanges>();
        services.AddTransient<SignInEvents>();
        services.AddSingleton<IPostConfigureOptions<OidcOptions>, OidcOptionsSetup>();
        services.AddRateLimiter(o => o.AddPolicy<string, SignInLimit>(SignInLimit.Name));
        authentication.AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null);
        foreach (var provider in settings.Providers)
        {
            authentication.AddScheme<OidcOptions, OidcHandler>(provider.Scheme, provider.Name, o => o.EventsType = typeof(SignInEvents));
        }
    }
}
