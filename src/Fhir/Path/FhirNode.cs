using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Fhir.FhirPath.Values;

namespace Goldthread.Fhir.FhirPath;

/// <summary>
/// One item of a FHIRPath collection: a JSON value of a resource with its FHIR type, or a computed System value. Small and
/// copied freely; it holds on to the <see cref="JsonDocument"/> it came from, so it lives no longer than that.
/// http://hl7.org/fhirpath/N1/#collections
/// </summary>
public readonly struct FhirNode
{
    private static readonly object True = true;
    private static readonly object False = false;

    private readonly JsonElement _json;
    private readonly object? _tag;

    internal FhirNode(JsonElement json, PathType? type)
    {
        _json = json;
        _tag = type;
    }

    internal FhirNode(JsonElement json, PrimitiveParts parts)
    {
        _json = json;
        _tag = parts;
    }

    private FhirNode(object value, JsonElement json = default)
    {
        _json = json;
        _tag = value;
    }

    /// <summary>The type's name: "Patient", "Patient.contact", "date"; "System.Boolean" and so on for a computed value; "" when the JSON tells none.</summary>
    public string TypeName => Type?.Name ?? (_tag is null ? "" : _tag is TypeSpecifier ? "System.Any" : "System." + Kind);

    /// <summary>The JSON value; <see cref="JsonValueKind.Undefined"/> for a computed value and for a primitive that has only extensions.</summary>
    public JsonElement Element => _tag is ReferenceStub ? default : _json;

    /// <summary>The "_x" JSON beside a primitive, with its id and extensions; otherwise undefined.</summary>
    public JsonElement Companion => _tag is PrimitiveParts parts ? parts.Companion : default;

    /// <summary>True for a node that comes from a resource, false for a computed System value.</summary>
    public bool IsFhir => _tag is null or PathType or PrimitiveParts or ReferenceStub;

    /// <summary>True for a resource whose content is there.</summary>
    public bool IsResource => _tag is PathType { IsResource: true };

    /// <summary>True when only the type of a reference's target is known, not its content.</summary>
    public bool IsStub => _tag is ReferenceStub;

    /// <summary>The text that named the target, where one did.</summary>
    internal string? StubReference => _tag is ReferenceStub && _json.ValueKind is JsonValueKind.String ? JsonText.Of(_json) : null;

    internal bool IsNothing => _tag is null && _json.ValueKind is JsonValueKind.Undefined;

    internal PathType? Type => _tag as PathType ?? (_tag as PrimitiveParts)?.Type ?? (_tag as ReferenceStub)?.Type;

    internal TypeSpecifier? Specifier => _tag as TypeSpecifier;

    internal SystemKind Kind => _tag switch
    {
        PathType type => type.IsPrimitive && _json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? SystemKind.None : type.System,
        null => OfUntyped(_json.ValueKind),
        PrimitiveParts parts => _json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? SystemKind.None : parts.Type.System,
        string => SystemKind.String,
        bool => SystemKind.Boolean,
        int => SystemKind.Integer,
        decimal => SystemKind.Decimal,
        PartialDateTime moment => moment.Kind switch
        {
            MomentKind.Date => SystemKind.Date,
            MomentKind.DateTime => SystemKind.DateTime,
            _ => SystemKind.Time,
        },
        Quantity => SystemKind.Quantity,
        _ => SystemKind.None,
    };

    /// <summary>A resource as the start of a path. Its type is what "resourceType" says; without a known one it is navigated by JSON names alone.</summary>
    public static FhirNode Of(JsonElement resource) => new(resource, PathTypes.R4.OfResource(resource));

    /// <summary>A JSON value of the FHIR type named ("HumanName", "date", "Patient.contact"). Throws <see cref="ArgumentException"/> when R4 has no such type.</summary>
    public static FhirNode Of(JsonElement json, string typeName) =>
        new(json, PathTypes.R4.Find(typeName) ?? throw new ArgumentException($"R4 has no type {typeName}.", nameof(typeName)));

    /// <summary>A System.Boolean.</summary>
    public static FhirNode From(bool value) => new(value ? True : False);

    /// <summary>A System.String.</summary>
    public static FhirNode From(string value) => new((object)value);

    /// <summary>A System.Integer.</summary>
    public static FhirNode From(int value) => new((object)value);

    /// <summary>A System.Decimal.</summary>
    public static FhirNode From(decimal value) => new((object)value);

    /// <summary>A System.Date, DateTime or Time.</summary>
    public static FhirNode From(PartialDateTime value) => new((object)value);

    /// <summary>A System.Quantity.</summary>
    public static FhirNode From(Quantity value) => new((object)value);

    internal static FhirNode From(TypeSpecifier value) => new((object)value);

    /// <summary>A target of which only the type is known; <paramref name="reference"/> is the JSON text that named it.</summary>
    internal static FhirNode Known(PathType type, JsonElement reference) => new(type.Stub, reference);

    /// <summary>The value as text, as toString() would give it: the JSON string of a primitive, "true", "1.50"; null for a structure.</summary>
    public string? AsString() => Kind switch
    {
        SystemKind.None => null,
        SystemKind.Boolean => AsBoolean() is { } truth ? truth ? "true" : "false" : null,
        SystemKind.Quantity => AsQuantity()?.ToString(),
        _ => _tag switch
        {
            string text => text,
            int number => number.ToString(CultureInfo.InvariantCulture),
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            PartialDateTime moment => moment.ToString(),
            _ => JsonText.Of(_json),
        },
    };

    /// <summary>The value as a boolean, or null when it is none.</summary>
    public bool? AsBoolean() => _tag is bool truth ? truth : Kind is not SystemKind.Boolean ? null : _json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The value as a number, or null when it is none, or too large for a <see cref="decimal"/>.</summary>
    public decimal? AsDecimal() => _tag switch
    {
        int number => number,
        decimal number => number,
        _ => Kind is SystemKind.Integer or SystemKind.Decimal && _json.ValueKind is JsonValueKind.Number && _json.TryGetDecimal(out var value) ? value : null,
    };

    /// <summary>The value as a date, date and time, or time, with the precision it was given; null when it is none or not well formed.</summary>
    public PartialDateTime? AsDateTime()
    {
        if (_tag is PartialDateTime moment)
        {
            return moment;
        }

        MomentKind? kind = Kind switch
        {
            SystemKind.Date => MomentKind.Date,
            SystemKind.DateTime => MomentKind.DateTime,
            SystemKind.Time => MomentKind.Time,
            _ => null,
        };
        return kind is { } wanted && _json.ValueKind is JsonValueKind.String && PartialDateTime.TryParse(JsonText.Of(_json), wanted, out var value)
            ? value
            : null;
    }

    /// <summary>
    /// The value as a quantity: a System.Quantity, a number (unit "1"), or a FHIR Quantity with a UCUM code; null for others.
    /// https://hl7.org/fhir/R4/fhirpath.html#quantity
    /// </summary>
    public Quantity? AsQuantity() => _tag as Quantity ?? Kind switch
    {
        SystemKind.Quantity => FhirQuantity.Read(_json),
        SystemKind.Integer or SystemKind.Decimal => AsDecimal() is { } number ? new Quantity(number, Quantity.One) : null,
        _ => null,
    };

    /// <summary>The text of the node, for logs and test messages.</summary>
    public override string ToString() => AsString() ?? (_json.ValueKind is JsonValueKind.Undefined ? TypeName : _json.GetRawText());

    /// <summary>True when the value is this text; makes no string.</summary>
    internal bool TextEquals(string text) =>
        _tag is string own ? own == text : JsonText.Is(_json, text);

    internal int? AsInteger() => _tag is int number ? number
        : Kind is SystemKind.Integer && _json.ValueKind is JsonValueKind.Number && _json.TryGetInt32(out var value) ? value : null;

    private static SystemKind OfUntyped(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => SystemKind.String,
        JsonValueKind.Number => SystemKind.Decimal,
        JsonValueKind.True or JsonValueKind.False => SystemKind.Boolean,
        _ => SystemKind.None,
    };
}

/// <summary>The tag of a primitive that has a companion. https://hl7.org/fhir/R4/json.html#primitive</summary>
internal sealed class PrimitiveParts(PathType type, JsonElement companion)
{
    public PathType Type { get; } = type;

    public JsonElement Companion { get; } = companion;
}
