using Microsoft.Extensions.Configuration;

namespace Goldthread.Record.SignIn;

/// <summary>What a provider's claims look like.</summary>
public enum ProviderKind
{
    /// <summary>Plain OpenID Connect: Keycloak and its like.</summary>
    OpenId,

    /// <summary>https://nhsconnect.github.io/nhslogin/ for people.</summary>
    NhsLogin,

    /// <summary>NHS Care Identity Service 2, for staff.</summary>
    Cis2,

    /// <summary>Microsoft Entra ID, one tenant.</summary>
    Entra,
}

/// <summary>Somebody whom we trust to say who a person is.</summary>
/// <param name="Key">Its short name in addresses: the name of its section of the settings.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Kind">What its claims look like.</param>
/// <param name="Authority">Its issuer, under which its discovery document lies.</param>
/// <param name="ClientId">What it calls us.</param>
/// <param name="ClientSecret">The secret we share with it; null where we sign.</param>
/// <param name="PrivateKeyFile">A file with the private key (PEM) with which we sign; null where we have a secret.</param>
/// <param name="Scopes">What we ask for, beside "openid".</param>
/// <param name="AcrValues">How sure it must be, in its own words; null for its default.</param>
/// <param name="RequiredRole">Entra: a role that its token must name; null for none.</param>
public sealed record Provider(
    string Key, string Name, ProviderKind Kind, string Authority, string ClientId, string? ClientSecret, string? PrivateKeyFile,
    IReadOnlyList<string> Scopes, string? AcrValues, string? RequiredRole = null)
{
    /// <summary>The name of its authentication scheme.</summary>
    public string Scheme => "oidc-" + Key;

    /// <summary>Where it sends the browser back to.</summary>
    public string CallbackPath => "/sign-in/callback/" + Key;

    /// <summary>The key alone: a secret is in no log.</summary>
    public override string ToString() => Key;
}

/// <summary>Settings under <c>Goldthread:SignIn</c>.</summary>
/// <param name="Providers">Those we trust, in the order of the settings.</param>
/// <param name="PublicAddress">Our address as browsers see it, without a slash at its end; null takes it from each request.</param>
/// <param name="IdleLimit">A session ends when nobody used it for so long.</param>
/// <param name="AbsoluteLimit">A session ends so long after it began, used or not.</param>
/// <param name="FreshFor">For so long after somebody showed who they are, sensitive acts need no second proof.</param>
/// <param name="MostFailures">So many refused attempts from one address within five minutes, and it is not listened to until they are over.</param>
/// <param name="Contact">Whom somebody without access should ask.</param>
public sealed record SignInSettings(
    IReadOnlyList<Provider> Providers, string? PublicAddress, TimeSpan IdleLimit, TimeSpan AbsoluteLimit, TimeSpan FreshFor, int MostFailures, string Contact)
{
    private const int UsualInDemo = 600;

    /// <summary>
    /// Who may manage users before anybody could be given access: issuer and subject, as the sign-in page tells them. Each becomes an administrator with
    /// their first sign-in; from then on what the store says of them counts.
    /// </summary>
    public IReadOnlyList<(string Issuer, string Subject)> FirstAdministrators { get; init; } = [];

    /// <summary>A demo place has no passwords: so many sign-ins from one address within five minutes, and it must wait.</summary>
    public int MostInDemo { get; init; } = UsualInDemo;

    /// <summary>No provider, and the usual limits.</summary>
    public static SignInSettings Default { get; } = Read(new ConfigurationBuilder().Build());

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it.</exception>
    public static SignInSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Goldthread:SignIn");
        return new SignInSettings(
            [.. section.GetSection("Providers").GetChildren().Select(ReadProvider)],
            configuration["Goldthread:PublicAddress"]?.TrimEnd('/') is { Length: > 0 } address ? address : null,
            Minutes(section, "IdleMinutes", 30),
            Minutes(section, "AbsoluteMinutes", 12 * 60),
            Minutes(section, "FreshMinutes", 15),
            section.GetValue("MostFailures", 20),
            section["Contact"] ?? "the administrator of Goldthread in your organisation")
        {
            MostInDemo = section.GetValue("MostInDemo", UsualInDemo),
            FirstAdministrators = [.. (section["FirstAdministrators"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Administrator)],
        };
    }

    private static (string Issuer, string Subject) Administrator(string pair) => pair.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var issuer, var subject]
        ? (issuer, subject)
        : throw new InvalidOperationException("Goldthread:SignIn:FirstAdministrators holds pairs of an issuer and a subject, with a space between them and a semicolon after each.");

    private static TimeSpan Minutes(IConfigurationSection section, string name, int usual)
    {
        var minutes = section.GetValue(name, usual);
        return minutes > 0 ? TimeSpan.FromMinutes(minutes) : throw new InvalidOperationException($"{section.Path}:{name} must be at least 1.");
    }

    private static Provider ReadProvider(IConfigurationSection section)
    {
        string Must(string name) => section[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"{section.Path}:{name} is missing.");
        var kind = section["Kind"] switch
        {
            "nhs-login" => ProviderKind.NhsLogin,
            "cis2" => ProviderKind.Cis2,
            "entra" => ProviderKind.Entra,
            null or "" or "openid" => ProviderKind.OpenId,
            var other => throw new InvalidOperationException($"{section.Path}:Kind is \"{other}\"; it may be nhs-login, cis2, entra or openid."),
        };
        var (secret, key) = (section["ClientSecret"], section["PrivateKeyFile"]);
        if (string.IsNullOrEmpty(secret) == string.IsNullOrEmpty(key))
        {
            throw new InvalidOperationException($"{section.Path} needs either ClientSecret or PrivateKeyFile.");
        }

        if (!section.Key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw new InvalidOperationException($"{section.Path}: the name of a provider's section may hold letters, digits and hyphens.");
        }

        // Tokens and codes travel over TLS; a provider on this machine is for tests.
        var authority = new Uri(Must("Authority"));
        if (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback)
        {
            throw new InvalidOperationException($"{section.Path}:Authority must begin with https.");
        }

        return new Provider(
            section.Key, Must("Name"), kind, authority.OriginalString.TrimEnd('/'), Must("ClientId"), secret, key,
            section["Scopes"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? UsualScopes(kind), section["AcrValues"], section["RequiredRole"]);
    }

    private static string[] UsualScopes(ProviderKind kind) => kind switch
    {
        ProviderKind.NhsLogin => ["profile"],
        ProviderKind.Cis2 => ["profile", "nationalrbacaccess"],
        _ => ["profile"],
    };
}
