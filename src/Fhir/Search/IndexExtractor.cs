using System.Collections.Concurrent;
using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.FhirPath.Language;
using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Fhir.Search.Types;
using Goldthread.Fhir.Validation;

namespace Goldthread.Fhir.Search;

/// <summary>
/// Takes from a resource everything that search will ask: values by the FHIRPath of each search parameter, compiled once per
/// type; the people it is about; its lead code and clinical date.
/// </summary>
public sealed class IndexExtractor(FhirDefinitions definitions, LocalReferences references)
{
    // The code by which people ask for a resource of each type, and the date by which they order it: the first that has a value.
    private static readonly string[] LeadCodes = ["code", "vaccine-code", "class", "category", "type", "service-category", "topic"];
    private static readonly string[] ClinicalDates =
        ["date", "authoredon", "authored-on", "recorded-date", "onset-date", "effective", "effectivetime", "period", "created", "authored", "issued", "sent", "start-date", "recorded", "birthdate", "modified"];

    internal static readonly ushort LastUpdated = PackedWriter.Number("_lastUpdated");

    private readonly ConcurrentDictionary<string, ParametersOfType> _parameters = new(StringComparer.Ordinal);
    private readonly Lock _learning = new();
    private volatile AddedToIndex _added = AddedToIndex.Nothing;

    /// <summary>Type names and numbers of this store.</summary>
    public LocalReferences References => references;

    internal FhirDefinitions Definitions => definitions;

    /// <summary>The generation of the index whose parameters are known here: what is extracted from now on is of this one, or of a later.</summary>
    internal long Generation => _added.Generation;

    /// <summary>The numbers that the parameters of R4 have in the index.</summary>
    internal IEnumerable<ushort> Numbers =>
        definitions.ResourceTypes.SelectMany(definitions.SearchParameters).Select(p => PackedWriter.Number(p.Code)).Append(LastUpdated).Distinct();

    /// <summary>From now on these parameters are extracted too. What is older than what is known already changes nothing.</summary>
    internal void Learn(AddedToIndex added)
    {
        lock (_learning)
        {
            if (added.Generation >= _added.Generation)
            {
                _added = added;
            }
        }
    }

    /// <summary>The values of one resource, written at the given time.</summary>
    internal Extracted Extract(JsonElement resource, string type, DateTimeOffset at)
    {
        var node = FhirNode.Of(resource);
        var packed = new PackedWriter();
        var leads = new List<long>(1);
        var leadRank = int.MaxValue;
        var dateRank = int.MaxValue;
        var newest = 0L;
        var people = new List<string>(1);
        var lookups = new List<LookupValue>();
        var found = new List<FhirNode>();
        var parameters = _parameters.GetOrAdd(type, Parameters);
        var added = _added;
        Span<bool> wanted = stackalloc bool[parameters.All.Length];
        parameters.Want(resource, wanted);
        for (var i = 0; i < wanted.Length; i++)
        {
            if (!wanted[i])
            {
                continue;
            }

            var parameter = parameters.All[i];
            found.Clear();
            parameter.Expression.EvaluateInto(found, node);
            foreach (var value in found)
            {
                Add(parameter, value);
            }
        }

        added.Pack(type, node, packed, references);
        var written = at.ToUnixTimeMilliseconds();
        packed.Date(LastUpdated, new DateRange(written, written + 1));
        Lookups.AddListing(type, references, lookups);
        return new Extracted(new IndexValues(leads.Count == 0 ? [0] : [.. leads.Distinct()], newest, packed.ToArray(), lookups), people);

        void Add(Parameter parameter, FhirNode value)
        {
            switch (parameter.Definition.Type)
            {
                case SearchParameterType.Token:
                    foreach (var (system, code) in TokenSearch.Tokens(value))
                    {
                        packed.Token(parameter.Number, system, code);
                        Lookups.AddToken(parameter.Definition.Code, type, references, system, code, lookups);
                        if (parameter.LeadRank < leadRank)
                        {
                            leads.Clear();
                            leadRank = parameter.LeadRank;
                        }

                        if (parameter.LeadRank == leadRank && leadRank < int.MaxValue)
                        {
                            leads.Add(LeadOf(Symbol.Of(system), Symbol.Of(code)));
                        }
                    }

                    break;
                case SearchParameterType.String:
                    foreach (var text in StringSearch.Texts(value))
                    {
                        packed.String(parameter.Number, text);
                        Lookups.AddText(parameter.Definition.Code, type, references, text, lookups);
                    }

                    break;
                case SearchParameterType.Date when DateSearch.Range(value.Element, value.TypeName) is { } range:
                    packed.Date(parameter.Number, range);
                    if (parameter.DateRank < dateRank && range.From != DateRange.Earliest)
                    {
                        dateRank = parameter.DateRank;
                        newest = -(range.From / 1000);
                    }

                    Lookups.AddDate(parameter.Definition.Code, type, references, range, lookups);
                    break;
                case SearchParameterType.Reference when ReferenceSearch.Text(value.Element) is { } text:
                    var target = ReferenceSearch.Extract(text, packed, parameter.Number, references);
                    if (parameter.NamesPerson && target is { Type: "Patient" } person && !people.Contains(person.Id))
                    {
                        people.Add(person.Id);
                    }

                    break;
                default:
                    ParameterValues.Pack(packed, parameter.Number, parameter.Definition.Type, value, references);
                    break;
            }
        }
    }

    /// <summary>The symbol of a lead code: system and code together.</summary>
    internal static long LeadOf(long system, long code) => unchecked((system * -7046029254386353131L) + code);

    /// <summary>The parameter whose tokens are the lead code of a type, or null.</summary>
    internal string? LeadParameter(string type) =>
        LeadCodes.FirstOrDefault(code => definitions.SearchParameter(type, code)?.Type == SearchParameterType.Token);

    /// <summary>True when the index rows of a type lie by this date wherever a resource has one, and a resource has one at most.</summary>
    internal bool LiesBy(string type, string date) =>
        date == ClinicalDates.FirstOrDefault(code => definitions.SearchParameter(type, code)?.Type == SearchParameterType.Date)
        && Expression(type, date) is { } expression && AtMostOne.Of(expression.Tree, PathTypes.R4.Resource(type)!);

    /// <summary>What a parameter of a type selects, compiled; null when the index does not know it.</summary>
    internal FhirPathExpression? Expression(string type, string code) =>
        Array.Find(_parameters.GetOrAdd(type, Parameters).All, p => p.Definition.Code == code)?.Expression ?? _added.Expression(type, code);

    /// <summary>The links of a type, compiled; added ones when the index holds all their values.</summary>
    internal IEnumerable<(SearchParameterDefinition Link, FhirPathExpression Expression)> Links(string type) =>
        _parameters.GetOrAdd(type, Parameters).All.Where(p => p.Definition.Type == SearchParameterType.Reference).Select(p => (p.Definition, p.Expression))
            .Concat(_added.Links(type));

    /// <summary>True when a link by this parameter makes a resource a person's.</summary>
    internal bool NamesPerson(string type, string parameter) =>
        parameter is "patient" or "subject" || definitions.PatientCompartment(type).Contains(parameter);

    /// <summary>Parameters that are extracted and can be asked.</summary>
    internal static bool IsIndexed(SearchParameterDefinition parameter) =>
        parameter.Type is not (SearchParameterType.Composite or SearchParameterType.Special)
        && parameter.Expression.Length > 0 && parameter.Code is not ("_id" or "_lastUpdated");

    private ParametersOfType Parameters(string type) => new(type, [.. definitions.SearchParameters(type).Where(IsIndexed).Select(p => new Parameter(
        p,
        FhirPathExpression.CompileSearchParameter(p.Expression).Value,
        PackedWriter.Number(p.Code),
        Rank(LeadCodes, p.Code),
        Rank(ClinicalDates, p.Code),
        NamesPerson(type, p.Code)))]);

    private static int Rank(string[] order, string code) => Array.IndexOf(order, code) is >= 0 and var rank ? rank : int.MaxValue;

    private sealed record Parameter(SearchParameterDefinition Definition, FhirPathExpression Expression, ushort Number, int LeadRank, int DateRank, bool NamesPerson);

    /// <summary>The parameters of a type, and which of them can select something from a resource that has certain properties: a few of some thirty.</summary>
    private sealed class ParametersOfType
    {
        private readonly Utf8Table _names;
        private readonly int[][] _byName;
        private readonly int[] _always;

        public ParametersOfType(string type, Parameter[] all)
        {
            All = all;
            var needs = all.Select(p => FirstSteps.Of(p.Expression.Tree, PathTypes.R4.Resource(type)!)).ToArray();
            string[] names = [.. needs.SelectMany(n => n ?? Enumerable.Empty<string>()).Distinct(StringComparer.Ordinal)];
            _names = new Utf8Table(names);
            _byName = [.. names.Select(name => Places(needs, n => n?.Contains(name) == true))];
            _always = Places(needs, n => n is null);
        }

        public Parameter[] All { get; }

        public void Want(JsonElement resource, Span<bool> wanted)
        {
            foreach (var i in _always)
            {
                wanted[i] = true;
            }

            foreach (var property in resource.EnumerateObject())
            {
                if (_names.Find(JsonText.NameOf(property)) is >= 0 and var place)
                {
                    foreach (var i in _byName[place])
                    {
                        wanted[i] = true;
                    }
                }
            }
        }

        private static int[] Places(IReadOnlySet<string>?[] needs, Func<IReadOnlySet<string>?, bool> which) =>
            [.. Enumerable.Range(0, needs.Length).Where(i => which(needs[i]))];
    }
}

/// <summary>What search will know, and the ids of the Patients the resource is about.</summary>
internal sealed record Extracted(IndexValues Values, IReadOnlyList<string> People);
