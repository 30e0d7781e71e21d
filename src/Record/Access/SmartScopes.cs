using System.Security.Claims;

namespace Goldthread.Record.Access;

/// <summary>
/// What an application was allowed when it was given its token: a limit on top of what its user may do, never more. SMART App Launch 2, with scopes of
/// version 1 read as what they became. Source: https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html
/// </summary>
public sealed record SmartScopes
{
    /// <summary>The claim of a principal that holds the scopes, separated by spaces.</summary>
    public const string Claim = "goldthread:scopes";

    /// <summary>The claim of a principal that holds the id of the patient in context.</summary>
    public const string PatientClaim = "goldthread:scopes-patient";

    private readonly Dictionary<string, SmartRights> _byType;

    private SmartScopes(Dictionary<string, SmartRights> byType, string? patient)
    {
        _byType = byType;
        Patient = patient;
    }

    /// <summary>The id of the one Patient that the token is about; null when it is about whoever its user may see.</summary>
    public string? Patient { get; }

    /// <summary>True when no scope allows anything here.</summary>
    public bool IsEmpty => _byType.Count == 0;

    /// <summary>True when a scope allows to read and search resources of a type.</summary>
    public bool Reads(string type) => (Of(type) & (SmartRights.Read | SmartRights.Search)) != SmartRights.None;

    /// <summary>True when a scope allows to create, update or delete resources of a type.</summary>
    public bool Writes(string type) => (Of(type) & (SmartRights.Create | SmartRights.Update | SmartRights.Delete)) != SmartRights.None;

    /// <summary>All that is allowed with resources of a type.</summary>
    public SmartRights Of(string type) => _byType.GetValueOrDefault("*") | _byType.GetValueOrDefault(type);

    /// <summary>True when anything may be written at all.</summary>
    public bool WritesAnything => _byType.Values.Any(r => (r & (SmartRights.Create | SmartRights.Update | SmartRights.Delete)) != SmartRights.None);

    /// <summary>The scopes of whoever asks; null when the asker is not limited by scopes.</summary>
    public static SmartScopes? Of(ClaimsPrincipal principal) =>
        principal.FindFirstValue(Claim) is { } scopes ? Read(scopes, principal.FindFirstValue(PatientClaim)) : null;

    /// <summary>
    /// Reads scopes. Those that are no scopes of a resource (openid, launch, fhirUser, ...) allow nothing here; so does one with a search in it ("?category=..."),
    /// since to leave its condition out would allow more than was asked. Scopes of a patient count only together with a patient in context.
    /// </summary>
    public static SmartScopes Read(string scopes, string? patient)
    {
        var byType = new Dictionary<string, SmartRights>(StringComparer.Ordinal);
        var isOfPatient = false;
        foreach (var scope in scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (One(scope) is { } one && (one.Context != "patient" || patient is not null))
            {
                isOfPatient |= one.Context == "patient";
                byType[one.Type] = byType.GetValueOrDefault(one.Type) | one.Rights;
            }
        }

        return new SmartScopes(byType, isOfPatient ? patient : null);
    }

    /// <summary>One scope of a resource: its context (patient, user or system), type ("*" for all) and rights; null when it is none that counts.</summary>
    public static (string Context, string Type, SmartRights Rights)? One(string scope)
    {
        if (scope.Split('/') is not [("patient" or "user" or "system") and var context, var rest] || rest.Split('.') is not [{ Length: > 0 } type, { Length: > 0 } letters])
        {
            return null;
        }

        if (type != "*" && !type.All(char.IsAsciiLetter))
        {
            return null;
        }

        return letters switch
        {
            "read" => (context, type, SmartRights.Read | SmartRights.Search),
            "write" => (context, type, SmartRights.Create | SmartRights.Update | SmartRights.Delete),
            "*" => (context, type, SmartRights.All),
            _ => Letters(letters) is { } rights ? (context, type, rights) : null,
        };
    }

    // Some of c, r, u, d, s, each once and in this order.
    private static SmartRights? Letters(string letters)
    {
        const string Order = "cruds";
        var rights = SmartRights.None;
        var last = -1;
        foreach (var letter in letters)
        {
            var at = Order.IndexOf(letter, StringComparison.Ordinal);
            if (at <= last)
            {
                return null;
            }

            rights |= (SmartRights)(1 << at);
            last = at;
        }

        return rights;
    }
}

/// <summary>What a scope allows, in the order of its letters.</summary>
[Flags]
public enum SmartRights
{
    None = 0,
    Create = 1,
    Read = 1 << 1,
    Update = 1 << 2,
    Delete = 1 << 3,
    Search = 1 << 4,
    All = Create | Read | Update | Delete | Search,
}
