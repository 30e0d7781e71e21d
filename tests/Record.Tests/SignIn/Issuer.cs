using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Goldthread.Record.Tests.SignIn;

/// <summary>An OpenID provider that tampers: it says yes at once, and a test decides what its tokens look like.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    public const string ClientId = "goldthread";
    public const string Secret = "a secret for tests";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> _codes = new();
    private readonly RSA _rsa = RSA.Create(2048);
    private int _next;

    private Issuer(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public string Subject { get; set; } = "subject-1";

    /// <summary>Claims beside the usual ones.</summary>
    public Dictionary<string, object> Claims { get; } = [];

    /// <summary>What userinfo says beside the subject.</summary>
    public Dictionary<string, object> UserInfo { get; } = [];

    /// <summary>Changes the token before it is signed.</summary>
    public Action<SecurityTokenDescriptor>? Tamper { get; set; }

    /// <summary>Changes the token after it was signed.</summary>
    public Func<string, string>? Rewrite { get; set; }

    /// <summary>What stands as "iss" in the answer to the browser; null for the truth.</summary>
    public string? AnswersAs { get; set; }

    public string Code { get; private set; } = "";

    public Dictionary<string, string> Asked { get; private set; } = [];

    public Dictionary<string, string> TokenRequest { get; private set; } = [];

    public string? TokenAuthorization { get; private set; }

    public static async Task<Issuer> Start()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var issuer = new Issuer(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = issuer.Address,
            ["authorization_endpoint"] = issuer.Address + "/auth",
            ["token_endpoint"] = issuer.Address + "/token",
            ["userinfo_endpoint"] = issuer.Address + "/me",
            ["jwks_uri"] = issuer.Address + "/jwks",
            ["end_session_endpoint"] = issuer.Address + "/out",
            ["authorization_response_iss_parameter_supported"] = true,
        }));
        app.MapGet("/jwks", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(issuer._rsa.ExportParameters(includePrivateParameters: false)) { KeyId = "k1" });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = "k1", use = "sig", n = key.N, e = key.E } } });
        });
        app.MapGet("/auth", issuer.Authorize);
        app.MapPost("/token", (Delegate)issuer.Token);
        app.MapGet("/me", () => Results.Json(new Dictionary<string, object>(issuer.UserInfo) { ["sub"] = issuer.Subject }));
        await app.StartAsync();
        issuer.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return issuer;
    }

    /// <summary>The settings by which the product trusts this issuer.</summary>
    public string[] Settings(string kind = "openid", params string[] more) =>
    [
        "--Goldthread:SignIn:Providers:test:Name", "Test login", "--Goldthread:SignIn:Providers:test:Kind", kind,
        "--Goldthread:SignIn:Providers:test:Authority", Address, "--Goldthread:SignIn:Providers:test:ClientId", ClientId,
        .. more.Contains("--Goldthread:SignIn:Providers:test:PrivateKeyFile") ? Array.Empty<string>() : ["--Goldthread:SignIn:Providers:test:ClientSecret", Secret], .. more,
    ];

    /// <summary>A token of this issuer with these claims, whatever they say.</summary>
    public string Sign(Dictionary<string, object> claims, string? audience = ClientId, SigningCredentials? by = null, TimeSpan? life = null, string? issuer = null, string? type = null) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address, TokenType = type, Audience = audience, IssuedAt = Now, Expires = Now + (life ?? TimeSpan.FromMinutes(2)), Claims = claims, SigningCredentials = by ?? Key,
        });

    public SigningCredentials Key => new(new RsaSecurityKey(_rsa) { KeyId = "k1" }, "RS256");

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    public static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private IResult Authorize(HttpContext context)
    {
        Asked = context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        Code = "code-" + Interlocked.Increment(ref _next);
        _codes[Code] = (Asked["nonce"], Asked["code_challenge"]);
        return Results.Redirect($"{Asked["redirect_uri"]}?code={Code}&state={Uri.EscapeDataString(Asked["state"])}&iss={Uri.EscapeDataString(AnswersAs ?? Address)}");
    }

    private async Task<IResult> Token(HttpContext context)
    {
        TokenRequest = (await context.Request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString());
        TokenAuthorization = context.Request.Headers.Authorization;
        var verifier = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(TokenRequest.GetValueOrDefault("code_verifier", ""))));
        if (!_codes.TryRemove(TokenRequest["code"], out var asked) || asked.Challenge != verifier)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var access = "access-" + TokenRequest["code"];
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address, Audience = ClientId, IssuedAt = Now, NotBefore = Now, Expires = Now.AddMinutes(5), SigningCredentials = Key,
            Claims = new Dictionary<string, object>(Claims)
            {
                ["sub"] = Subject, ["nonce"] = asked.Nonce, ["sid"] = "sid-1",
                ["auth_time"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
                ["at_hash"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(access))[..16]),
            },
        };
        Tamper?.Invoke(descriptor);
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
        return Results.Json(new { access_token = access, token_type = "Bearer", expires_in = 60, id_token = Rewrite?.Invoke(token) ?? token });
    }

    /// <summary>The same claims with the header "alg": "none" and no signature.</summary>
    public static string WithoutSignature(string token) =>
        Base64UrlEncoder.Encode(JsonSerializer.Serialize(new { alg = "none", typ = "JWT" })) + "." + token.Split('.')[1] + ".";
}
