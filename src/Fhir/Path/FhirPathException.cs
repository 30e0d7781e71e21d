namespace Goldthread.Fhir.FhirPath;

/// <summary>
/// The data did not suit the expression: several items where one was expected, two types that cannot be compared, an
/// unknown variable, or more work than one evaluation may do. The only exception that an evaluation throws of itself;
/// <see cref="FhirPathExpression.TryEvaluate"/> gives the same as a fault. http://hl7.org/fhirpath/N1/#evaluation
/// </summary>
public sealed class FhirPathException : Exception
{
    public FhirPathException()
    {
    }

    public FhirPathException(string message)
        : base(message)
    {
    }

    public FhirPathException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
