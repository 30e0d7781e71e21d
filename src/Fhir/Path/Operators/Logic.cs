namespace Goldthread.Fhir.FhirPath.Operators;

/// <summary>Three-valued logic. http://hl7.org/fhirpath/N1/#boolean-logic</summary>
internal static class Logic
{
    public static Condition Compile(string @operator, Condition left, Condition right) => @operator switch
    {
        "and" => (in scope, stack) => left(scope, stack) switch
        {
            false => false,
            true => right(scope, stack),
            null => right(scope, stack) is false ? false : null,
        },
        "or" => (in scope, stack) => left(scope, stack) switch
        {
            true => true,
            false => right(scope, stack),
            null => right(scope, stack) is true ? true : null,
        },
        "implies" => (in scope, stack) => left(scope, stack) switch
        {
            false => true,
            true => right(scope, stack),
            null => right(scope, stack) is true ? true : null,
        },
        _ => (in scope, stack) => left(scope, stack) is { } a && right(scope, stack) is { } b ? a != b : null,
    };
}
