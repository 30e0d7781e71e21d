namespace Goldthread.Population.Reference.Areas;

/// <summary>Editions of the English indices of deprivation.</summary>
public enum ImdYear
{
    /// <summary>2019, published of the LSOAs of 2011.</summary>
    Imd2019 = 2019,

    /// <summary>2025, published of the LSOAs of 2021.</summary>
    Imd2025 = 2025,
}

/// <summary>One LSOA of 2021 and what it lies in. A code is null where the file that says it is not loaded, or does not have the LSOA.</summary>
/// <param name="Index">Its number in this snapshot, from 0, in the order of codes.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, or the code.</param>
/// <param name="Ward">Code of its ward.</param>
/// <param name="Council">Code of its lower-tier or single-tier council.</param>
/// <param name="UpperCouncil">Code of its upper-tier or single-tier council.</param>
/// <param name="Region">Code of its region.</param>
/// <param name="SubIcb">Code of the sub-location of its integrated care board.</param>
/// <param name="System">Code of its integrated care board.</param>
/// <param name="Neighbourhood">Code of the neighbourhood that was drawn around it.</param>
/// <param name="Place">Code of the place of that neighbourhood.</param>
public readonly record struct LsoaEntry(
    int Index, string Code, string Name, string? Ward, string? Council, string? UpperCouncil, string? Region, string? SubIcb, string? System, string? Neighbourhood, string? Place);

/// <summary>A GP practice.</summary>
/// <param name="Code">Its ODS code.</param>
/// <param name="Name">Its name.</param>
/// <param name="PcnCode">Code of the primary care network of which it is a core partner today; null for none.</param>
/// <param name="PcnName">The network's name.</param>
/// <param name="SubIcb">ODS code of the sub-location.</param>
/// <param name="Icb">ODS code of the integrated care board.</param>
/// <param name="Neighbourhood">The neighbourhood that it was drawn into; null for none.</param>
/// <param name="IsOpen">True for an active practice of general practice (status A or P, prescribing setting 4).</param>
public sealed record PracticeEntry(string Code, string Name, string? PcnCode, string? PcnName, string SubIcb, string Icb, string? Neighbourhood, bool IsOpen);

/// <summary>An area with how many live in it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, or the code.</param>
/// <param name="Within">What it lies in: of a neighbourhood the place.</param>
/// <param name="Lsoas">How many LSOAs it has.</param>
/// <param name="Residents">How many live there by published estimates; null where nobody says of all of it.</param>
/// <param name="Year">Of which year the estimate is; of several the earliest.</param>
public sealed record AreaEntry(AreaKind Kind, string Code, string Name, string? Within, int Lsoas, long? Residents, int? Year)
{
    /// <summary>What is outside the guide band of its kind; null where nothing is.</summary>
    public string? Warning => GuideBand.Warning(Kind, Residents);
}
