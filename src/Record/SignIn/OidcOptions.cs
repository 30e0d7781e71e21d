using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Goldthread.Record.SignIn;

/// <summary>One provider as the framework's OAuth handler wants it; endpoints come from its discovery document.</summary>
internal sealed class OidcOptions : OAuthOptions
{
    public Provider Provider { get; set; } = null!;

    public IConfigurationManager<OpenIdConnectConfiguration> Discovery { get; set; } = null!;
}

/// <summary>Fills the options of a provider from the settings, and what the framework does only for handlers it knows.</summary>
internal sealed class OidcOptionsSetup(SignInSettings settings, Microsoft.AspNetCore.DataProtection.IDataProtectionProvider protection, TimeProvider clock) : IPostConfigureOptions<OidcOptions>
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(15);

    // How long somebody may take to sign in at the provider.
    private static readonly TimeSpan ToSignIn = TimeSpan.FromMinutes(15);

    public void PostConfigure(string? name, OidcOptions options)
    {
        if (settings.Providers.FirstOrDefault(p => p.Scheme == name) is not { } provider)
        {
            return;
        }

        options.Provider = provider;
        options.TimeProvider = clock;
        options.CallbackPath = provider.CallbackPath;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret ?? "signed";
        options.AuthorizationEndpoint = options.TokenEndpoint = "discovered";
        options.UsePkce = true;
        options.RemoteAuthenticationTimeout = ToSignIn;
        options.Scope.Clear();
        options.Scope.Add("openid");
        foreach (var scope in provider.Scopes)
        {
            options.Scope.Add(scope);
        }

        options.CorrelationCookie.Name = "goldthread-sign-in.";
        options.CorrelationCookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = Microsoft.AspNetCore.Http.CookieSecurePolicy.SameAsRequest;
        options.Backchannel = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = AtMost, MaxResponseContentBufferSize = 1 << 20 };
        options.StateDataFormat = new Microsoft.AspNetCore.Authentication.PropertiesDataFormat(protection.CreateProtector("Goldthread.SignIn.State.1").CreateProtector(provider.Key));
        options.Discovery = new ConfigurationManager<OpenIdConnectConfiguration>(
            provider.Authority + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(options.Backchannel) { RequireHttps = !new Uri(provider.Authority).IsLoopback });
    }
}
