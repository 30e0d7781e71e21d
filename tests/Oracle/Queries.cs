using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;

namespace Goldthread.Oracle;

/// <summary>
/// Every form of question that could tell of a hidden thing, with the values that the hidden things and those in sight hold, over every
/// search parameter that has a value in one of them.
/// </summary>
public sealed class Queries(IReadOnlyList<Item> items, bool isLong)
{
    private readonly FhirDefinitions _r4 = FhirDefinitions.R4;
    private readonly string[] _types = [.. items.Select(i => i.Type).Distinct()];
    private readonly int _mostValues = isLong ? int.MaxValue : 5;

    /// <summary>Addresses to read, relative to the FHIR root.</summary>
    public IEnumerable<string> Reads() => _types.SelectMany(OfType).Concat(items.SelectMany(OfItem)).Concat(Everywhere()).Distinct(StringComparer.Ordinal);

    private IEnumerable<string> OfType(string type)
    {
        var links = Links(type).ToList();
        foreach (var parameter in _r4.SearchParameters(type))
        {
            var values = Values(type, parameter).ToList();
            if (values.Count == 0)
            {
                continue;
            }

            var p = parameter.Code;
            yield return $"{type}?{p}:missing=true";
            yield return $"{type}?{p}:missing=false&_summary=count";
            if (parameter.Type is not (SearchParameterType.Composite or SearchParameterType.Special))
            {
                yield return $"{type}?_sort={p}&_count=3";
                yield return $"{type}?_sort=-{p}&_count=3&_total=none";
                yield return $"{type}?patient=ada&_sort={p}&_elements=id";
            }

            foreach (var (value, i) in values.Select((v, i) => (Uri.EscapeDataString(v), i)))
            {
                yield return $"{type}?{p}={value}";
                yield return $"{type}?{p}={value}&patient=ada&_summary=count";
                foreach (var modified in Modified(parameter, value))
                {
                    yield return $"{type}?{modified}";
                }

                if (i >= (isLong ? values.Count : 2))
                {
                    continue;
                }

                yield return $"Patient/ada/{type}?{p}={value}";
                foreach (var link in links.Where(l => l.Target != "Patient" || i == 0))
                {
                    yield return $"{link.Target}?_has:{type}:{link.Code}:{p}={value}";
                }

                foreach (var (from, code) in PointingAt(type))
                {
                    yield return $"{from}?{code}:{type}.{p}={value}";
                }
            }
        }

        foreach (var link in links)
        {
            yield return $"{type}?_include={type}:{link.Code}:{link.Target}&_count=100";
            yield return $"{link.Target}?_revinclude={type}:{link.Code}&_count=100";
            yield return $"{type}?patient=ada&_include={type}:{link.Code}&_include:iterate=*&_count=4";
        }

        foreach (var person in new[] { "ada", "ben", "cal", "yan", "zoe" })
        {
            yield return $"{type}?patient={person}";
            yield return $"{type}?patient=Patient/{person}&_summary=count";
            yield return $"{type}?patient.identifier=loc-{person}";
            yield return $"Patient/{person}/{type}";
        }

        yield return type;
        yield return $"{type}?_count=2&_total=accurate";
        yield return $"{type}?_summary=count";
        yield return $"{type}?_summary=text&_count=3";
        yield return $"{type}/_history";
        yield return $"{type}/_history?_count=3";
        yield return $"{type}/$meta";
        yield return $"{type}?_at=2026-03-01";
        yield return $"{type}?_tag=http://t|";
        yield return $"{type}?_security=http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R";
        yield return $"{type}?_security:not=R&_summary=count";
    }

    private static IEnumerable<string> OfItem(Item item)
    {
        yield return item.Name;
        yield return $"{item.Name}/_history";
        yield return $"{item.Name}/_history/1";
        yield return $"{item.Name}/_history/2";
        yield return $"{item.Name}/$meta";
        yield return $"{item.Name}?_summary=true";
        yield return $"{item.Type}?_id={item.Id}";
        yield return $"{item.Type}?_id={item.Id},{item.Id}&_summary=count";
        yield return $"{item.Type}?_id:not={item.Id}&_summary=count";
        yield return $"?_type={item.Type},Patient&_id={item.Id}";
        yield return $"Patient?_has:{item.Type}:patient:_id={item.Id}";
        yield return $"{item.Name}?_format=xml";
        if (item.Type == "Patient")
        {
            yield return $"{item.Name}/$everything";
            yield return $"{item.Name}/$everything?_count=4";
            yield return $"{item.Name}/$everything?_type=Observation,Condition";
            yield return $"{item.Name}/$everything?_since=2020-01-01T00:00:00Z";
            yield return $"{item.Name}/$everything?start=2025-03-16&end=2025-03-20";
            yield return $"{item.Name}/$everything?_at=2026-03-02";
            yield return $"{item.Name}/*?_count=5";
        }
    }

    private static IEnumerable<string> Everywhere()
    {
        yield return "_history";
        yield return "_history?_count=5";
        yield return "_history?_since=2020-01-01T00:00:00Z&_count=1000";
        yield return "$meta";
        yield return "?_type=Observation,Condition,Task&_count=7";
        yield return "?_lastUpdated=gt2000-01-01&_summary=count&_type=Patient,Flag,List";
        yield return "metadata?_elements=id";
    }

    private static IEnumerable<string> Modified(SearchParameterDefinition parameter, string value)
    {
        var p = parameter.Code;
        switch (parameter.Type)
        {
            case SearchParameterType.Token:
                yield return $"{p}:not={value}&_summary=count";
                yield return $"{p}:text=Trouble";
                break;
            case SearchParameterType.String:
                yield return $"{p}:exact={value}";
                yield return $"{p}:contains={(value.Length > 3 ? value[1..3] : value)}";
                break;
            case SearchParameterType.Date or SearchParameterType.Number or SearchParameterType.Quantity:
                foreach (var prefix in new[] { "gt", "le", "ne", "sa", "ap" })
                {
                    yield return $"{p}={prefix}{value}&_summary=count";
                }

                break;
            case SearchParameterType.Uri:
                yield return $"{p}:below={value}";
                break;
        }
    }

    /// <summary>Values that resources of a type hold, those of hidden ones first, in the form of a query.</summary>
    private IEnumerable<string> Values(string type, SearchParameterDefinition parameter)
    {
        if (parameter.Expression.Length == 0)
        {
            return [];
        }

        var expression = FhirPathExpression.CompileSearchParameter(parameter.Expression).Value;
        return items.Where(i => i.Type == type).OrderBy(i => i.Hiding == Hiding.No ? 1 : 0)
            .SelectMany(i => expression.Evaluate(FhirNode.Of(JsonDocument.Parse(i.Json).RootElement)).SelectMany(n => Text(n.Element, parameter.Type)).ToList())
            .Distinct(StringComparer.Ordinal).Take(_mostValues);
    }

    private static IEnumerable<string> Text(JsonElement value, SearchParameterType type)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                yield return value.GetString()!;
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                yield return value.GetRawText();
                break;
            case JsonValueKind.Object when type is SearchParameterType.Token or SearchParameterType.Quantity:
                foreach (var coding in value.TryGetProperty("coding", out var codings) ? codings.EnumerateArray().ToArray() : [value])
                {
                    var system = coding.TryGetProperty("system", out var s) ? s.GetString() : null;
                    var code = coding.TryGetProperty("code", out var c) || coding.TryGetProperty("value", out c) ? c.ToString() : null;
                    if (type == SearchParameterType.Quantity)
                    {
                        yield return coding.GetProperty("value").GetRawText();
                    }
                    else if (code is not null)
                    {
                        yield return code;
                        yield return system is null ? "|" + code : $"{system}|{code}";
                    }
                }

                break;
            case JsonValueKind.Object:
                foreach (var name in new[] { "reference", "start", "family", "city", "postalCode", "text" })
                {
                    if (value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String)
                    {
                        yield return found.GetString()!;
                    }
                }

                break;
        }
    }

    /// <summary>The reference parameters of a type and what they lead to, of the types that there are.</summary>
    private IEnumerable<(string Code, string Target)> Links(string type) =>
        _r4.SearchParameters(type).Where(p => p.Type == SearchParameterType.Reference && Values(type, p).Any())
            .SelectMany(p => p.Targets.Where(_types.Contains).Where(t => Values(type, p).Any(v => v.StartsWith(t + "/", StringComparison.Ordinal))).Select(t => (p.Code, t)));

    private IEnumerable<(string Type, string Code)> PointingAt(string target) => _types.SelectMany(t => Links(t).Where(l => l.Target == target).Select(l => (t, l.Code)));
}
