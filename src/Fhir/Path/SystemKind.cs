namespace Goldthread.Fhir.FhirPath;

/// <summary>The System types of the language. http://hl7.org/fhirpath/N1/#literals</summary>
internal enum SystemKind
{
    /// <summary>No single value: a structure, or a primitive that has only extensions.</summary>
    None,
    Boolean,
    String,
    Integer,
    Decimal,
    Date,
    DateTime,
    Time,
    Quantity,
}
