using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Fhir.FhirPath.Values;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>One System type into another; nothing where that cannot be done. http://hl7.org/fhirpath/N1/#conversion</summary>
internal static partial class SystemConversion
{
    public static FhirNode ToBoolean(FhirNode node)
    {
        bool? truth = node.Kind switch
        {
            SystemKind.Boolean => node.AsBoolean(),
            SystemKind.Integer or SystemKind.Decimal => node.AsDecimal() switch
            {
                1m => true,
                0m => false,
                _ => null,
            },
            SystemKind.String => node.AsString()!.ToLowerInvariant() switch
            {
                "true" or "t" or "yes" or "y" or "1" or "1.0" => true,
                "false" or "f" or "no" or "n" or "0" or "0.0" => false,
                _ => null,
            },
            _ => null,
        };
        return truth is { } value ? FhirNode.From(value) : default;
    }

    public static FhirNode ToInteger(FhirNode node)
    {
        int? number = node.Kind switch
        {
            SystemKind.Integer => node.AsInteger(),
            SystemKind.Boolean => node.AsBoolean() is { } truth ? truth ? 1 : 0 : null,
            SystemKind.String => int.TryParse(node.AsString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
            _ => null,
        };
        return number is { } value ? FhirNode.From(value) : default;
    }

    public static FhirNode ToDecimal(FhirNode node)
    {
        decimal? number = node.Kind switch
        {
            SystemKind.Integer or SystemKind.Decimal => node.AsDecimal(),
            SystemKind.Boolean => node.AsBoolean() is { } truth ? truth ? 1.0m : 0.0m : null,
            SystemKind.String => Number(node.AsString()!),
            _ => null,
        };
        return number is { } value ? FhirNode.From(value) : default;
    }

    public static FhirNode ToText(FhirNode node) => node.Kind is not SystemKind.None && node.AsString() is { } text ? FhirNode.From(text) : default;

    public static FhirNode ToDate(FhirNode node) => node.Kind switch
    {
        SystemKind.Date or SystemKind.DateTime => node.AsDateTime() is { } moment ? FhirNode.From(Dates.DateOf(moment)) : default,
        SystemKind.String => Moment(node.AsString()!, MomentKind.DateTime) is { } moment ? FhirNode.From(Dates.DateOf(moment)) : default,
        _ => default,
    };

    public static FhirNode ToDateTime(FhirNode node) => node.Kind switch
    {
        SystemKind.Date or SystemKind.DateTime => node.AsDateTime() is { } moment ? FhirNode.From(moment.As(MomentKind.DateTime)) : default,
        SystemKind.String => Moment(node.AsString()!, MomentKind.DateTime) is { } moment ? FhirNode.From(moment) : default,
        _ => default,
    };

    public static FhirNode ToTime(FhirNode node) => node.Kind switch
    {
        SystemKind.Time => SystemValue.Of(node),
        SystemKind.String => Moment(node.AsString()!, MomentKind.Time) is { } moment ? FhirNode.From(moment) : default,
        _ => default,
    };

    public static Quantity? ToQuantity(FhirNode node) => node.Kind switch
    {
        SystemKind.Boolean => node.AsBoolean() is { } truth ? new Quantity(truth ? 1.0m : 0.0m, Quantity.One) : null,
        SystemKind.String => QuantityOf(node.AsString()!),
        _ => node.AsQuantity(),
    };

    private static Quantity? QuantityOf(string text)
    {
        var match = QuantityPattern().Match(text);
        if (!match.Success || Number(match.Groups["value"].Value) is not { } value)
        {
            return null;
        }

        if (match.Groups["code"] is { Success: true } code)
        {
            return new Quantity(value, code.Value);
        }

        return match.Groups["word"] is { Success: true } word
            ? CalendarUnits.Keyword(word.Value) is not null ? new Quantity(value, word.Value) : null
            : new Quantity(value, Quantity.One);
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static PartialDateTime? Moment(string text, MomentKind kind) => PartialDateTime.TryParse(text, kind, out var moment) ? moment : null;

    [GeneratedRegex(@"\A(?<value>[+-]?[0-9]+(\.[0-9]+)?)\s*(('(?<code>[^']+)')|(?<word>[a-zA-Z]+))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 250)]
    private static partial Regex QuantityPattern();
}
