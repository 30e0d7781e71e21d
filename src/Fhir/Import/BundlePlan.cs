using System.Security.Cryptography;
using System.Text;
using Goldthread.Fhir.Definitions;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Import;

/// <summary>
/// What is to be done with the entries of a bundle: which are loaded, under which id. Ids come from the bundle and not from chance, so that
/// loading it again finds what it made. https://hl7.org/fhir/R4/bundle.html
/// </summary>
internal sealed class BundlePlan
{
    private const string Urn = "urn:uuid:";
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "document", "message", "transaction", "transaction-response", "batch", "batch-response", "history", "searchset", "collection",
    };

    /// <summary>The entries to load, with the id each is to have (null: from its content).</summary>
    public List<(SurveyedEntry Entry, string? Id)> Load { get; } = [];

    /// <summary>The entries that are refused, and why.</summary>
    public List<(SurveyedEntry Entry, string Reason)> Refused { get; } = [];

    /// <summary>Entries that hold nothing to load, in words and by place.</summary>
    public List<(string Kind, string Place)> PassedOver { get; } = [];

    /// <summary>Why the bundle as a whole is refused, or null.</summary>
    public static string? Problem(BundleSurvey bundle) => bundle.BundleType switch
    {
        null => "A Bundle must say its type.",
        var type when !Types.Contains(type) => $"\"{type}\" is not a type of Bundle.",
        _ => null,
    };

    public static BundlePlan Of(BundleSurvey bundle)
    {
        var plan = new BundlePlan();
        var seen = new Dictionary<(string, string), SurveyedEntry>();
        foreach (var entry in bundle.Entries)
        {
            if (PassOver(entry) is { } kind)
            {
                plan.PassedOver.Add((kind, entry.Place));
                continue;
            }

            if (entry.Length == 0)
            {
                continue; // a search, or an answer without a resource
            }

            if (entry.IsConditional)
            {
                plan.PassedOver.Add(("{0} entries are to be made only if none like them exists; an import goes by their id instead", entry.Place));
            }

            var id = IdOf(entry, out var problem);
            if (problem is not null)
            {
                plan.Refused.Add((entry, problem));
            }
            else if (id is not null && entry.Type is not null && !seen.TryAdd((entry.Type, id), entry))
            {
                if (bundle.BundleType != "history")
                {
                    plan.Refused.Add((entry, $"{entry.Type}/{id} stands twice in this bundle, in {seen[(entry.Type, id)].Place} and in {entry.Place}; which of them holds cannot be known. The first was taken."));
                }
            }
            else
            {
                plan.Load.Add((entry, id));
            }
        }

        return plan;
    }

    private static string? PassOver(SurveyedEntry entry) =>
        entry.Method is "DELETE" or "PATCH" ? "{0} entries ask to delete or patch; an import only adds what a bundle holds, so they were passed over"
        : entry is { Method: "POST", Url: { } url } && url.Contains('$', StringComparison.Ordinal) ? "{0} entries ask for an operation and hold no record; they were passed over"
        : entry.SearchMode == "outcome" ? "{0} entries are messages of a search and no record; they were passed over"
        : null;

    private static string? IdOf(SurveyedEntry entry, out string? problem)
    {
        problem = null;
        var (putType, putId) = entry.Method == "PUT" && entry.Url is { } url ? TypeAndId(url) : (null, null);
        if (putId is not null && ((putType != entry.Type && entry.Type is not null) || (entry.Id is not null && entry.Id != putId)))
        {
            problem = $"The request says PUT {entry.Url}, the resource is {entry.Type}/{entry.Id ?? "(no id)"}.";
            return null;
        }

        if (entry.Id is not null || putId is not null)
        {
            return entry.Id ?? putId;
        }

        if (entry.FullUrl is not { Length: > 0 } full)
        {
            return null;
        }

        if (full.StartsWith(Urn, StringComparison.Ordinal) && FhirId.IsId(full.AsSpan(Urn.Length)))
        {
            return full[Urn.Length..];
        }

        var (type, id) = TypeAndId(full);
        return type == entry.Type && id is not null ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)))[..32];
    }

    // "Patient/1" at the end of an address, with or without a server before it.
    private static (string? Type, string? Id) TypeAndId(string address)
    {
        var slash = address.LastIndexOf('/');
        if (slash < 1 || !FhirId.IsId(address.AsSpan(slash + 1)))
        {
            return (null, null);
        }

        var type = address[(address.LastIndexOf('/', slash - 1) + 1)..slash];
        return FhirDefinitions.R4.IsResource(type) ? (type, address[(slash + 1)..]) : (null, null);
    }
}
