using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Goldthread.Record.SignIn;

/// <summary>
/// OpenID Connect code flow over the framework's OAuth handler, which keeps state, correlation and PKCE. Here: discovery, nonce, the issuer of the answer,
/// client authentication, and what the tokens must be.
/// Source: https://openid.net/specs/openid-connect-core-1_0.html, RFC 7636, RFC 9207
/// </summary>
internal sealed class OidcHandler(
    IOptionsMonitor<OidcOptions> options, ILoggerFactory log, UrlEncoder encoder, SignInSettings settings, ClientSigner signer, SignInAttempts attempts)
    : OAuthHandler<OidcOptions>(options, log, encoder)
{
    /// <summary>Item of the properties: this sign-in is to show again who they are.</summary>
    public const string Again = "again";

    private const string Nonce = "nonce";
    private const string Begun = "begun";

    private Provider Provider => Options.Provider;

    private string RedirectUri => (settings.PublicAddress ?? $"{Request.Scheme}://{Request.Host}{Request.PathBase}") + Provider.CallbackPath;

    public override async Task<bool> HandleRequestAsync()
    {
        if (await ShouldHandleRequestAsync() && attempts.AreTooMany(Context))
        {
            Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status429TooManyRequests;
            return true;
        }

        return await base.HandleRequestAsync();
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // So that the address of the challenge can be built without waiting.
        Options.AuthorizationEndpoint = (await Discover()).AuthorizationEndpoint;
        properties.Items[Nonce] = RandomText.Make();
        properties.Items[Begun] = TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var url = base.BuildChallengeUrl(properties, RedirectUri);
        var more = new Dictionary<string, string?> { ["nonce"] = properties.Items[Nonce] };
        if (Provider.AcrValues is { Length: > 0 } acr)
        {
            // NHS login asks for a vector of trust: https://nhsconnect.github.io/nhslogin/vectors-of-trust/
            more[Provider.Kind == ProviderKind.NhsLogin ? "vtr" : "acr_values"] = acr;
        }

        if (properties.Items.ContainsKey(Again))
        {
            more["prompt"] = "login";
            more["max_age"] = "0";
        }

        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(url, more);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var discovered = await Discover();
        var issuer = Request.Query["iss"].ToString();
        if (issuer.Length > 0 ? !string.Equals(issuer, discovered.Issuer, StringComparison.Ordinal) : discovered.AuthorizationResponseIssParameterSupported)
        {
            return HandleRequestResult.Fail("The answer names another issuer than the provider.");
        }

        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var discovered = await Discover();
        var form = new Dictionary<string, string>
        {
            ["client_id"] = Provider.ClientId,
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = RedirectUri,
        };
        if (context.Properties.Items.TryGetValue(OAuthConstants.CodeVerifierKey, out var verifier))
        {
            form[OAuthConstants.CodeVerifierKey] = verifier!;
            context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, discovered.TokenEndpoint);
        signer.Authenticate(Provider, discovered, form, request);
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
        var body = await response.Content.ReadAsStringAsync(Context.RequestAborted);
        return response.IsSuccessStatusCode
            ? OAuthTokenResponse.Success(JsonDocument.Parse(body))
            : OAuthTokenResponse.Failed(new AuthenticationFailureException($"The provider did not take the code ({(int)response.StatusCode} {ErrorOf(body)})."));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var idToken = tokens.Response!.RootElement.TryGetProperty("id_token", out var sent) ? sent.GetString() : null;
        var check = new IdTokenCheck(Provider, Options.Discovery, TimeProvider);
        var claims = await check.Read(idToken, properties.Items[Nonce]!, tokens.AccessToken, Context.RequestAborted);
        if (properties.Items.ContainsKey(Again))
        {
            IdTokenCheck.MustBeFresh(claims, long.Parse(properties.Items[Begun]!, System.Globalization.CultureInfo.InvariantCulture));
        }

        var about = await UserInfo(await Discover(), tokens.AccessToken, claims.Subject);
        Context.Features.Set(ProviderIdentity.Read(Provider, claims, about));
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, claims.Subject));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    // Roles and the NHS number may stand there alone; its subject must be the token's (OpenID Connect Core, section 5.3.2).
    private async Task<JsonElement?> UserInfo(OpenIdConnectConfiguration discovered, string? accessToken, string subject)
    {
        if (string.IsNullOrEmpty(discovered.UserInfoEndpoint) || string.IsNullOrEmpty(accessToken) || Provider.Kind is not (ProviderKind.NhsLogin or ProviderKind.Cis2))
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, discovered.UserInfoEndpoint);
        request.Headers.Authorization = new("Bearer", accessToken);
        using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "application/json")
        {
            throw new AuthenticationFailureException($"The provider did not say who signed in ({(int)response.StatusCode}).");
        }

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Context.RequestAborted));
        return json.RootElement.TryGetProperty("sub", out var sub) && sub.GetString() == subject
            ? json.RootElement.Clone()
            : throw new AuthenticationFailureException("The provider's userinfo is about somebody else.");
    }

    private Task<OpenIdConnectConfiguration> Discover() => Options.Discovery.GetConfigurationAsync(Context.RequestAborted);

    private static string ErrorOf(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("error", out var error) ? error.GetString() ?? "" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
