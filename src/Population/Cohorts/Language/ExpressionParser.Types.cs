using System.Globalization;

namespace Goldthread.Population.Cohorts.Language;

/// <content>What may stand with what.</content>
internal sealed partial class ExpressionParser
{
    private const int CodesShown = 5;

    private static bool IsNumber(ColumnType type) => type is ColumnType.Whole or ColumnType.Decimal;

    private static bool IsUnknown(Expression value) => value is Constant { Value: null };

    private Expression YesNo(Token start, Expression value) => Need(start, value, ColumnType.YesNo);

    private Expression Need(Token start, Expression value, ColumnType type)
    {
        if (value.Type == type) return value;
        var hint = type == ColumnType.Date && value.Type == ColumnType.Text ? " A date stands without quotes: 2026-09-30." : "";
        throw reader.Wrong(start, $"Expected {Words.Of(type)}, but this is {Words.Of(value.Type)}.{hint}");
    }

    private Expression Number(Token start, Expression value) => IsNumber(value.Type) ? value : throw reader.Wrong(start, $"Expected a number, but this is {Words.Of(value.Type)}.");

    /// <summary>Values of which one is taken, or that are compared: of one type, or all numbers. Unknown goes with all.</summary>
    private void Alike(Token start, params ReadOnlySpan<Expression> values)
    {
        ColumnType? first = null;
        foreach (var value in values)
        {
            if (IsUnknown(value)) continue;
            if (first is { } type && type != value.Type && !(IsNumber(type) && IsNumber(value.Type)))
            {
                var hint = (type, value.Type) is (ColumnType.Date, ColumnType.Text) or (ColumnType.Text, ColumnType.Date) ? " A date stands without quotes: 2026-09-30." : "";
                throw reader.Wrong(start, $"{Capital(Words.Of(type))} cannot stand with {Words.Of(value.Type)}.{hint}");
            }

            first ??= value.Type;
        }
    }

    private void Ordered(Token start, Expression value)
    {
        if (value.Type == ColumnType.YesNo) throw reader.Wrong(start, "Yes and no have no order.");
    }

    private void Warn(Token where, string message) => findings.Add(new Finding(where.Line, where.Column, message, IsWarning: true));

    /// <summary>Warns of a value that the column never holds.</summary>
    private void CheckValue(Token where, Expression column, Expression value)
    {
        var of = column is PersonColumn p ? p.Column : (column as RowColumn)?.Column;
        if (of?.Values is { } known && value is Constant { Value: string code } && !known.Contains(code)) Warn(where, $"{of.Name} never is \"{code}\".{Nearest.Hint(code, known)}");
    }

    private string CodeSetName(Expression? code)
    {
        var token = reader.Take();
        if (token.Kind is not (TokenKind.Word or TokenKind.Text)) throw reader.Wrong(token, $"Expected the name of a code set, found {token.Shown}.");
        var set = catalogue.FindCodes(token.Text) ?? throw reader.Wrong(token, $"There is no code set \"{token.Text}\".{Nearest.Hint(token.Text, catalogue.CodeSets.Select(s => s.Name))}");
        CheckCodes(token, set, code is PersonColumn p ? p.Column : (code as RowColumn)?.Column);
        return set.Name;
    }

    /// <summary>Warns of an empty code set, and of codes that the column never holds.</summary>
    private void CheckCodes(Token where, CodeSet set, Column? column)
    {
        if (set.Codes.Count == 0) Warn(where, $"The code set \"{set.Name}\" is empty.");
        if (column?.Values is not { } known) return;
        var strange = set.Codes.Keys.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (strange.Count == 0) return;
        var more = strange.Count > CodesShown ? $" and {strange.Count - CodesShown} more" : "";
        Warn(where, $"{strange.Count} of the {set.Codes.Count} codes in \"{set.Name}\" are unknown to {column.Name}: {string.Join(", ", strange.Take(CodesShown))}{more}.");
    }

    private Constant Day(Token token)
    {
        var day = DateOnly.ParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (day > asAt) Warn(token, $"{token.Text} lies after {asAt:yyyy-MM-dd}, the day as at which the cohort is drawn.");
        return new Constant(ColumnType.Date, day);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
