namespace Goldthread.Fhir.FhirPath.Language;

/// <summary>Carries a fault from the depth of the parser or compiler to Compile, which turns it into a value. Never leaves this module.</summary>
internal sealed class SyntaxException(string message, int position) : Exception(message)
{
    public int Position { get; } = position;
}
