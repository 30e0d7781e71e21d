using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.Search.Types;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>Reads the filters of a search, whatever their type. https://hl7.org/fhir/R4/search.html</summary>
/// <param name="registry">The parameters there are.</param>
/// <param name="references">The types there are.</param>
/// <param name="clock">For dates that are compared with now.</param>
/// <param name="own">Our own address, with its last slash: what begins with it is one of our resources.</param>
internal sealed class CriterionParser(SearchRegistry registry, LocalReferences references, TimeProvider clock, string own)
{
    private const int MostLinks = 6;
    private const string Has = "_has:";

    public void Parse(string type, string name, string value, ParsedCriteria into, int links = 0)
    {
        if (links > MostLinks)
        {
            into.Faults.Add(new Fault(FaultKind.TooCostly, $"a chain may have {MostLinks} links", name));
        }
        else if (name.StartsWith(Has, StringComparison.Ordinal))
        {
            ParseHas(type, name, value, into, links);
        }
        else if (name.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0)
        {
            ParseChain(type, name, dot, value, into, links);
        }
        else
        {
            ParseOne(type, name, value, into);
        }
    }

    /// <summary>https://hl7.org/fhir/R4/search.html#chaining</summary>
    private void ParseChain(string type, string name, int dot, string value, ParsedCriteria into, int links)
    {
        var (code, modifier) = Split(name[..dot]);
        var parameter = registry.Find(type, code);
        if (parameter?.Type != SearchParameterType.Reference || !registry.IsIndexed(type, parameter))
        {
            into.Ignored.Add(new Fault(FaultKind.NotSupported, $"{type} has no link \"{code}\"; \"{name}\" was left out", name));
            return;
        }

        var rest = name[(dot + 1)..];
        var first = rest.StartsWith(Has, StringComparison.Ordinal) ? null : Split(rest.Split('.')[0]).Code;
        var targets = (modifier is null ? parameter.Targets : [modifier])
            .Where(t => references.IsType(t) && (first is null || registry.Find(t, first) is not null)).ToList();
        var steps = new List<SearchQuery>();
        var unknown = new List<Fault>();
        var faults = new List<Fault>();
        foreach (var target in targets)
        {
            var inner = new ParsedCriteria();
            Parse(target, rest, value, inner, links + 1);
            faults.AddRange(inner.Faults.Select(f => f with { Path = name }));
            unknown.AddRange(inner.Ignored);
            if (inner.Count > 0)
            {
                steps.Add(inner.ToQuery(target));
            }
        }

        // Where a link may lead to several types, a value that suits one of them is enough.
        if (steps.Count > 0)
        {
            into.Late.Add(new ChainCriterion(name, parameter, steps));
        }
        else if (faults.Count > 0)
        {
            into.Faults.Add(faults[0]);
        }
        else
        {
            into.Ignored.Add(new Fault(FaultKind.NotSupported, $"\"{name}\" leads nowhere; it was left out{(unknown.Count > 0 ? $" ({unknown[0].Message})" : "")}", name));
        }
    }

    /// <summary>https://hl7.org/fhir/R4/search.html#has</summary>
    private void ParseHas(string type, string name, string value, ParsedCriteria into, int links)
    {
        var parts = name.Split(':', 4);
        var parameter = parts.Length == 4 && references.IsType(parts[1]) ? registry.Find(parts[1], parts[2]) : null;
        if (parameter?.Type != SearchParameterType.Reference || !parameter.Targets.Contains(type) || !registry.IsIndexed(parts[1], parameter))
        {
            into.Ignored.Add(new Fault(FaultKind.NotSupported, $"\"{name}\" was left out; write _has:Type:link:parameter, with a link of that type that leads to a {type}", name));
            return;
        }

        var inner = new ParsedCriteria();
        Parse(parts[1], parts[3], value, inner, links + 1);
        into.Faults.AddRange(inner.Faults.Select(f => f with { Path = name }));
        into.Ignored.AddRange(inner.Ignored.Select(f => f with { Path = name }));
        if (inner.Count > 0)
        {
            into.Late.Add(new HasCriterion(name, parameter, inner.ToQuery(parts[1])));
        }
    }

    private void ParseOne(string type, string name, string value, ParsedCriteria into)
    {
        var (code, modifier) = Split(name);
        if (name == "_id")
        {
            into.NameIds(value.Split(',').Where(id => FhirId.TryParse(id, null, out _)).Distinct(StringComparer.Ordinal));
            return;
        }

        if (registry.Find(type, code) is not { } parameter)
        {
            into.Ignored.Add(new Fault(FaultKind.NotSupported, $"{type} has no search parameter \"{name}\"; it was left out", name));
            return;
        }

        if (!SearchRegistry.IsSearchable(parameter) || code == "_id")
        {
            into.Ignored.Add(new Fault(FaultKind.NotSupported, $"searching {type} by \"{name}\" is not supported; it was left out", name));
            return;
        }

        if (modifier == "missing")
        {
            ParseMissing(type, parameter, name, value, into);
        }
        else if (parameter.Type == SearchParameterType.Composite)
        {
            var composite = new CompositeParser(registry, references, clock, own).Parse(type, parameter, name, modifier, value, into.Criteria);
            Add(composite, name, into);
        }
        else if (LateValues.Parse(parameter, modifier, name, value) is { } late)
        {
            Add(late, name, into);
        }
        else
        {
            ParseValues(type, parameter, modifier, name, value, into);
        }
    }

    private void ParseMissing(string type, SearchParameterDefinition parameter, string name, string value, ParsedCriteria into)
    {
        if (value is not ("true" or "false"))
        {
            into.Faults.Add(new Fault(FaultKind.Invalid, ":missing takes true or false", name));
        }
        else if (parameter.Type is SearchParameterType.Composite)
        {
            into.Late.Add(CompositeParser.Missing(parameter, name, value == "true"));
        }
        else if (parameter.Type is SearchParameterType.Special)
        {
            into.Late.Add(new BodyCriterion(name, FhirPathExpression.CompileSearchParameter(parameter.Expression).Value, _ => true) { Negated = value == "true" });
        }
        else
        {
            AddCriterion(type, new Criterion(parameter, [], value == "true"), name, into);
        }
    }

    private void ParseValues(string type, SearchParameterDefinition parameter, string? modifier, string name, string value, ParsedCriteria into)
    {
        var anyOf = new List<Predicate>();
        foreach (var one in Escaped.Values(value))
        {
            var predicate = ParseValue(parameter, modifier, one, references, clock, own);
            if (predicate.Succeeded)
            {
                anyOf.Add(predicate.Value);
            }
            else
            {
                into.Faults.Add(predicate.Fault with { Path = name });
            }
        }

        if (anyOf.Count > 0)
        {
            AddCriterion(type, new Criterion(parameter, anyOf, Negated: modifier is "not" or "not-in"), name, into);
        }
    }

    /// <summary>One value of a parameter that is no composite.</summary>
    public static Outcome<Predicate> ParseValue(
        SearchParameterDefinition parameter, string? modifier, string value, LocalReferences references, TimeProvider clock, string own)
    {
        switch (parameter.Type)
        {
            case SearchParameterType.String:
                return StringSearch.Parse(Escaped.Plain(value), modifier);
            case SearchParameterType.Reference:
                var link = Escaped.Plain(value);
                return ReferenceSearch.Parse(link.StartsWith(own, StringComparison.Ordinal) ? link[own.Length..] : link, modifier, parameter, references);
            case SearchParameterType.Token:
                return TokenSearch.Parse(value, modifier);
            case SearchParameterType.Uri:
                return UriSearch.Parse(Escaped.Plain(value), modifier);
            case var _ when modifier is not null:
                return new Fault(FaultKind.NotSupported, $"the modifier :{modifier} is not supported here");
            case SearchParameterType.Date:
                return DateSearch.Parse(Escaped.Plain(value), clock);
            case SearchParameterType.Number:
                return NumberSearch.Parse(Escaped.Plain(value));
            case SearchParameterType.Quantity:
                return QuantitySearch.Parse(value);
            default:
                return new Fault(FaultKind.NotSupported, $"searching by \"{parameter.Code}\" is not supported here");
        }
    }

    private void AddCriterion(string type, Criterion criterion, string name, ParsedCriteria into)
    {
        if (registry.IsIndexed(type, criterion.Parameter))
        {
            into.Criteria.Add(criterion);
        }
        else
        {
            into.Late.Add(new UnindexedCriterion(name, FhirPathExpression.CompileSearchParameter(criterion.Parameter.Expression).Value, criterion, references));
        }
    }

    private static void Add(Outcome<LateCriterion> late, string name, ParsedCriteria into)
    {
        if (late.Succeeded)
        {
            into.Late.Add(late.Value);
        }
        else
        {
            into.Faults.AddRange(late.Faults.Select(f => f with { Path = name }));
        }
    }

    private static (string Code, string? Modifier) Split(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (name, null) : (name[..colon], name[(colon + 1)..]);
    }
}
