using System.Text.Json.Nodes;

namespace Goldthread.Agreement;

/// <summary>A search with everything that says how its answer looks.</summary>
/// <param name="Place">The address that is asked.</param>
/// <param name="Types">The types that are meant.</param>
/// <param name="Patient">Whose compartment it is, or null.</param>
/// <param name="Filters">What is looked for.</param>
/// <param name="Sort">The order, or empty.</param>
/// <param name="Inclusions">What is to come along.</param>
/// <param name="Count">Results on a page.</param>
/// <param name="Extra">The rest of the parameters.</param>
internal sealed record ListQuestion(
    string Place, IReadOnlyList<string> Types, string? Patient, IReadOnlyList<(string Name, string Value)> Filters, IReadOnlyList<string> Sort,
    IReadOnlyList<(string Name, string Value)> Inclusions, int Count, (string Name, string Value)? Extra)
{
    private static readonly Dictionary<string, string[]> Sorts = new()
    {
        ["Patient"] = ["birthdate", "family", "given", "name", "active", "organization", "_id"],
        ["Observation"] = ["date", "code", "status", "value-quantity", "subject", "_id"],
        ["Condition"] = ["recorded-date", "code", "patient", "_id"],
        ["Appointment"] = ["status", "_id"],
    };

    private static readonly string[] Forward =
    [
        "Patient:organization", "Organization:partof", "Observation:subject", "Observation:subject:Patient", "Observation:subject:Group", "Observation:performer",
        "Observation:has-member", "Condition:patient", "Condition:evidence-detail", "Appointment:actor", "Observation:*", "Condition:*", "Patient:*", "*",
    ];

    private static readonly string[] Backward =
    [
        "Observation:subject", "Observation:patient", "Observation:performer", "Observation:has-member", "Condition:subject", "Condition:evidence-detail", "Appointment:patient",
        "Observation:*", "Condition:*:Patient",
    ];

    public bool CountOnly => Count == 0 || Extra == ("_summary", "count");

    public bool WithTotal => CountOnly || Extra != ("_total", "none");

    public string Address => Place + (Place.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', Parameters().Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    public bool IsAbout(JsonObject resource) =>
        Types.Contains(resource["resourceType"]!.ToString()) && (Patient is null || ListOracle.IsInCompartment(resource, Patient));

    public static ListQuestion Any(Sample s)
    {
        var (type, filters) = Questions.Any(s);
        IReadOnlyList<string> types = [type];
        string? patient = null;
        var place = type;
        if (s.Maybe(25))
        {
            // Across types only what all of them have is a filter.
            types = s.Pick<string[]>([["Observation", "Condition"], ["Condition", "Observation"], ["Observation", "Condition", "Appointment"]]);
            filters = [types.Count == 2 && s.Maybe(50) ? Questions.One(s, "code") : Questions.One(s, "patient")];
            place = "?_type=" + string.Join(',', types);
            if (s.Maybe(40))
            {
                (patient, filters) = (s.Person(), s.Maybe(50) ? filters : []);
                place = $"Patient/{patient}/*{place}";
            }
        }
        else if (type != "Patient" && s.Maybe(25))
        {
            (patient, filters) = (s.Person(), s.Maybe(50) ? filters : []);
            place = $"Patient/{patient}/{type}";
        }

        List<string> sort = s.Maybe(60) ? [.. Enumerable.Range(0, s.Pick([1, 2, 3])).Select(_ => s.Pick(types.Count > 1 ? ["_id", "patient"] : Sorts[type])).Distinct().Select(c => (s.Maybe(50) ? "-" : "") + c)] : [];
        var inclusions = s.Maybe(60) ? Enumerable.Range(0, s.Pick([1, 2, 3])).Select(_ => Inclusion(s, types)).Distinct().ToList() : [];
        return new ListQuestion(place, types, patient, filters, sort, inclusions, s.Pick([2, 5, 7, 20, 50, 50, 0]), s.Maybe(30)
            ? s.Pick([("_total", "none"), ("_total", "none"), ("_total", "accurate"), ("_total", "estimate"), ("_summary", "count")])
            : null);
    }

    // A link of a type that no result is of brings nothing, and strict handling refuses it, unless it is one of what comes along.
    private static (string Name, string Value) Inclusion(Sample s, IReadOnlyList<string> types)
    {
        if (s.Maybe(35))
        {
            return ("_revinclude" + (s.Maybe(40) ? ":iterate" : ""), s.Pick(Backward));
        }

        var value = s.Pick(Forward);
        return (value == "*" ? s.Maybe(50) : !types.Contains(value.Split(':')[0]) || s.Maybe(40)) ? ("_include:iterate", value) : ("_include", value);
    }

    private IEnumerable<(string Name, string Value)> Parameters()
    {
        List<(string Name, string Value)> all = [.. Filters, .. Inclusions, ("_count", Count.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        if (Sort.Count > 0)
        {
            all.Add(("_sort", string.Join(',', Sort)));
        }

        return Extra is { } extra ? [.. all, extra] : all;
    }
}
