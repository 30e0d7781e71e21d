using System.Text.RegularExpressions;

namespace Goldthread.Population.Reference.Layouts;

/// <summary>
/// Files of the Organisation Data Service. Those of practices (epraccur) and trusts (etr) have 27 columns and no header: they are told apart by their codes.
/// Columns: https://digital.nhs.uk/services/organisation-data-service
/// </summary>
internal static partial class OrganisationLayouts
{
    private const int Width = 27;
    private const int IcbAt = 3;
    private const int PostcodeAt = 9;
    private const int OpenedAt = 10;
    private const int ClosedAt = 11;
    private const int StatusAt = 12;
    private const int SubIcbAt = 14;
    private const int SettingAt = 25;

    /// <summary>Practices, without a header.</summary>
    public static Layout Practices { get; } = new CsvLayout<PracticeRow>("practices", "GP practices (ODS epraccur, no header)", [], row => row.Text(0), (row, _) =>
    {
        row.Name(AreaKind.Practice, row.Text(0), row.Text(1));
        return [new(Code(row, Practice()), row.Text(IcbAt), row.Text(SubIcbAt), row.Text(PostcodeAt), row.Day("open date", row.Text(OpenedAt)), row.Day("close date", row.Text(ClosedAt)), row.Text(StatusAt), row.Text(SettingAt))];
    }, OrganisationTable.Practices);

    /// <summary>Trusts, without a header.</summary>
    public static Layout Trusts { get; } = new CsvLayout<TrustRow>("trusts", "NHS trusts (ODS etr, no header)", [], row => row.Text(0), (row, _) =>
    {
        row.Name(AreaKind.Trust, row.Text(0), row.Text(1));
        return [new(Code(row, Trust()), row.Text(IcbAt), row.Text(PostcodeAt), row.Day("open date", row.Text(OpenedAt)), row.Day("close date", row.Text(ClosedAt)))];
    }, OrganisationTable.Trusts);

    /// <summary>Core partners of primary care networks.</summary>
    public static Layout Partners { get; } = new CsvLayout<NetworkPartner>("network-partners", "Core partners of primary care networks (ODS ePCN)",
        ["partner organisation code", "partner name", "pcn code", "pcn name", "practice to pcn relationship start date", "practice to pcn relationship end date"],
        row => $"{row.Text("partner organisation code")} in {row.Text("pcn code")} from {row.Text("practice to pcn relationship start date")}", (row, _) => [Partner(row)], OrganisationTable.Partners);

    /// <summary>The layout of a file without a header, by its first row; null when it is none of these.</summary>
    public static Layout? WithoutHeader(IReadOnlyList<string> first) =>
        first.Count != Width ? null : Trust().IsMatch(first[0]) ? Trusts : Practice().IsMatch(first[0]) ? Practices : null;

    private static NetworkPartner Partner(CsvRow row)
    {
        row.Name(AreaKind.Network, row.Text("pcn code"), row.Text("pcn name"));
        var begins = row.Day("practice to pcn relationship start date", row.Needed("practice to pcn relationship start date"));
        return new NetworkPartner(row.Code("partner organisation code"), row.Code("pcn code"), begins, row.Day("practice to pcn relationship end date", row.Text("practice to pcn relationship end date")));
    }

    private static string Code(CsvRow row, Regex pattern) => pattern.IsMatch(row.Text(0)) ? row.Text(0) : row.Wrong("organisation code", $"is no code of this file: \"{row.Text(0)}\"", "");

    [GeneratedRegex("^[A-Z0-9]{3}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Trust();

    [GeneratedRegex("^[A-Z][A-Z0-9]{5}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Practice();
}
