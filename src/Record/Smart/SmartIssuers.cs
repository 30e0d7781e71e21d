using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Goldthread.Record.Smart;

/// <summary>Whose access tokens count: ours, and those of the issuers in the settings.</summary>
internal sealed class SmartIssuers : IDisposable
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(15);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = AtMost, MaxResponseContentBufferSize = 1 << 20 };
    private readonly ServerKey _own;
    private readonly List<(string Authority, ConfigurationManager<OpenIdConnectConfiguration> Discovery)> _issuers;

    public SmartIssuers(SmartSettings settings, ServerKey own)
    {
        _own = own;
        _issuers = [.. settings.Issuers.Select(i => (i, new ConfigurationManager<OpenIdConnectConfiguration>(
            i + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(_http) { RequireHttps = !new Uri(i).IsLoopback })))];
    }

    /// <summary>What the first issuer says of itself, for applications; null when none is configured.</summary>
    public async Task<OpenIdConnectConfiguration?> ForApplications(CancellationToken cancel) =>
        _issuers.Count == 0 ? null : await _issuers[0].Discovery.GetConfigurationAsync(cancel);

    /// <summary>Checks a token with the keys of its issuer; null when that is nobody we trust.</summary>
    /// <param name="tokens">Reads tokens.</param>
    /// <param name="text">The token.</param>
    /// <param name="ourName">Our name as an issuer when the token says that it is ours; else null.</param>
    /// <param name="rules">All else that it must be.</param>
    /// <param name="cancel">When the asker went away.</param>
    public async Task<TokenValidationResult?> Validate(JsonWebTokenHandler tokens, string text, string? ourName, TokenValidationParameters rules, CancellationToken cancel)
    {
        if (ourName is not null)
        {
            rules.ValidIssuer = ourName;
            rules.IssuerSigningKey = _own.Key;
            return await tokens.ValidateTokenAsync(text, rules);
        }

        var issuer = tokens.ReadJsonWebToken(text).Issuer;
        foreach (var discovery in _issuers.Where(i => i.Authority == issuer.TrimEnd('/')).Select(i => i.Discovery))
        {
            var found = await discovery.GetConfigurationAsync(cancel);
            rules.ValidIssuer = found.Issuer;
            rules.IssuerSigningKeys = found.SigningKeys;
            var result = await tokens.ValidateTokenAsync(text, rules);
            if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            {
                discovery.RequestRefresh();
                rules.IssuerSigningKeys = (await discovery.GetConfigurationAsync(cancel)).SigningKeys;
                result = await tokens.ValidateTokenAsync(text, rules);
            }

            return result;
        }

        return null;
    }

    public void Dispose() => _http.Dispose();
}
