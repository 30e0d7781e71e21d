using System.Collections.Frozen;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>A function: how many arguments it takes and how a call is compiled, as items or as a truth.</summary>
internal sealed record FunctionDefinition(string Name, int Fewest, int Most)
{
    public Func<CallSite, Evaluator>? Items { get; init; }

    public Func<CallSite, Condition>? Test { get; init; }
}

/// <summary>Every function by name. http://hl7.org/fhirpath/N1/#functions, https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
internal static class FunctionTable
{
    public static readonly FrozenDictionary<string, FunctionDefinition> All = new[]
    {
        Existence.Functions,
        Filtering.Functions,
        Subsetting.Functions,
        Combining.Functions,
        Conversions.Functions,
        Types.Functions,
        Strings.Functions,
        Patterns.Functions,
        Encodings.Functions,
        Maths.Functions,
        Dates.Functions,
        Boundaries.Functions,
        Flow.Functions,
        FhirFunctions.Functions,
        References.Functions,
    }.SelectMany(f => f).ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    public static FunctionDefinition Items(string name, int fewest, int most, Func<CallSite, Evaluator> items) => new(name, fewest, most) { Items = items };

    public static FunctionDefinition Items(string name, int arguments, Func<CallSite, Evaluator> items) => Items(name, arguments, arguments, items);

    public static FunctionDefinition Test(string name, int fewest, int most, Func<CallSite, Condition> test) => new(name, fewest, most) { Test = test };

    public static FunctionDefinition Test(string name, int arguments, Func<CallSite, Condition> test) => Test(name, arguments, arguments, test);
}
