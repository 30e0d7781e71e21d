using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.WebUtilities;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// Searches that say which resource a write means. They see what the asker may see and nothing else.
/// https://hl7.org/fhir/R4/http.html#cond-update
/// </summary>
internal static class Conditional
{
    /// <summary>The condition of a write, from the text of its query ("identifier=http://x|1"), with or without a question mark.</summary>
    public static Outcome<Condition> Of(FhirServices fhir, string type, string query, string root, Sight sight) =>
        Parse(fhir, type, query, root).Then<Condition>(parsed =>
        {
            var people = new HashSet<PersonKey>();
            return new Condition(type, Ordered(parsed), session => fhir.Runner.RunIn(session, parsed, sight).Then<IReadOnlyList<string>>(r =>
            {
                people.UnionWith(r.People);
                return r.Page.Select(row => row.Id).ToArray();
            }))
            {
                Meaning = ConditionMeaning.Of(parsed),
                People = people,
            };
        });

    /// <summary>The query of a condition; refused when a part of it is not understood, or when it would match everything.</summary>
    public static Outcome<SearchQuery> Parse(FhirServices fhir, string type, string query, string root)
    {
        var pairs = QueryHelpers.ParseQuery(query).SelectMany(p => p.Value.Select(v => new KeyValuePair<string, string>(p.Key, v ?? ""))).Where(p => p.Key is not ("_format" or "_pretty")).ToList();
        if (pairs.Find(p => p.Key is "_sort" or "_count" or "_page" or "_include" or "_revinclude" or "_summary" or "_elements" or "_total" or PastMoment.Parameter) is { Key: not null } shape)
        {
            return new Fault(FaultKind.Invalid, "A condition holds search criteria only; this says how a list looks.", shape.Key);
        }

        if (pairs.Count == 0)
        {
            return new Fault(FaultKind.Invalid, "The condition is empty: name at least one search parameter, such as identifier.");
        }

        // Two are enough to know that there is more than one.
        return fhir.Parser.Parse(type, pairs, root + "/", strict: true).Then<SearchQuery>(q => q with { Count = 2 });
    }

    /// <summary>The content of If-None-Exist or of a bundle entry's ifNoneExist: a query, also when written as "Type?query".</summary>
    public static string Query(string written, string type) =>
        written.StartsWith(type + "?", StringComparison.Ordinal) ? written[(type.Length + 1)..] : written.TrimStart('?');

    private static string Ordered(SearchQuery query) =>
        string.Join('&', query.Used.Select(u => $"{u.Key}={u.Value}").Order(StringComparer.Ordinal));
}
