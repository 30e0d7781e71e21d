namespace Goldthread.Fhir.FhirPath;

/// <summary>The implicit conversion of FHIR primitives to System values. https://hl7.org/fhir/R4/fhirpath.html#types</summary>
internal static class SystemValue
{
    /// <summary>The System value of a primitive, the node itself when it is one, nothing for a structure.</summary>
    public static FhirNode Of(in FhirNode node)
    {
        if (!node.IsFhir)
        {
            return node;
        }

        return node.Kind switch
        {
            SystemKind.Boolean when node.AsBoolean() is { } value => FhirNode.From(value),
            SystemKind.Integer when node.AsInteger() is { } value => FhirNode.From(value),
            SystemKind.Integer or SystemKind.Decimal when node.AsDecimal() is { } value => FhirNode.From(value),
            SystemKind.Date or SystemKind.DateTime or SystemKind.Time when node.AsDateTime() is { } value => FhirNode.From(value),
            SystemKind.Quantity when node.AsQuantity() is { } value => FhirNode.From(value),
            SystemKind.String when node.AsString() is { } value => FhirNode.From(value),
            _ => default,
        };
    }
}
