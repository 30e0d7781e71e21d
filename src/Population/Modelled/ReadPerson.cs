using System.Globalization;
using Goldthread.Impact.People;
using Goldthread.Population.DataSet;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Modelled;

/// <summary>What the data set knows of somebody that the journey model asks for; null for what it does not.</summary>
/// <param name="OptedOut">True where they refused uses beyond their own care.</param>
/// <param name="Age">In whole years on the day of the data set.</param>
/// <param name="Sex">Female or male; null for others.</param>
/// <param name="Fifth">Fifth of deprivation, 1 the most deprived.</param>
/// <param name="Frailty">The electronic frailty index, else a diagnosis of frailty, else the Clinical Frailty Scale; fit below 65 where there is none.</param>
/// <param name="Conditions">Group of long-term conditions.</param>
/// <param name="Lives">A care home where a service or an episode says so; home with care where there is long-term care at home.</param>
internal sealed record ReadPerson(bool OptedOut, int? Age, Sex? Sex, byte? Fifth, Frailty? Frailty, byte? Conditions, Place Lives)
{
    /// <summary>Everybody who stands in the snapshot and lives on its day.</summary>
    public static IEnumerable<ReadPerson> All(PeopleSnapshot snapshot) => snapshot.Slices.SelectMany(slice => Of(slice, snapshot.On));

    private static IEnumerable<ReadPerson> Of(PeopleSlice slice, DateOnly on)
    {
        var segment = slice.Segment;
        var (born, died, sex, decile, conditions) = (segment.Number(DataColumns.Born), segment.Number(DataColumns.Died), segment.Number(DataColumns.Sex), segment.Number(DataColumns.Decile), segment.Number(DataColumns.LongTermConditions));
        var (index, scale, optedOut, atHome) = (segment.Number(ScoreColumns.DeficitBand), segment.Number("clinical_frailty"), segment.Number(DataColumns.OptedOut), segment.Number(DataColumns.ServiceCommunity));
        int[] homes = [segment.Number(DataColumns.CareHome), segment.Number(DataColumns.ServiceNursing), segment.Number(DataColumns.ServiceResidential)];
        int[] told = [segment.Number(DataColumns.Has("mild_frailty")), segment.Number(DataColumns.Has("moderate_frailty")), segment.Number(DataColumns.Has("severe_frailty"))];
        for (var row = 0; row < segment.People; row++)
        {
            if (!slice.Alive.IsEmpty && (slice.Alive.Span[row >> 6] >> (row & 63) & 1) == 0) continue;
            bool Has(int column) => segment.ValueOf(column, row) != 0;
            int Small(int column) => (int)segment.ValueOf(column, row);
            if (Days.Date((ushort)Small(died)) <= on) continue;
            var age = Days.Date((ushort)Small(born)) is { } day && day <= on ? Math.Min(Years(day, on), Person.Oldest) : (int?)null;
            var band = Small(index) is > 0 and var known ? (Frailty)(known - 1)
                : Array.FindLastIndex(told, Has) is >= 0 and var severity ? (Frailty)(severity + 1)
                : OfScale(segment.ValueOf(scale, row));
            yield return new ReadPerson(
                Has(optedOut), age,
                DataColumns.SexWords[Small(sex)] switch { "female" => Impact.People.Sex.Female, "male" => Impact.People.Sex.Male, _ => null },
                Small(decile) is > 0 and var tenth ? (byte)((tenth + 1) / 2) : null,
                band ?? (age < 65 ? Impact.People.Frailty.Fit : null),
                Small(conditions) is > 0 and var count ? Group(count - 1) : null,
                Array.Exists(homes, Has) ? Place.CareHome : Has(atHome) ? Place.HomeWithCare : Place.Home);
        }
    }

    /// <summary>Bands of the Clinical Frailty Scale (Rockwood and others 2005, https://doi.org/10.1503/cmaj.050051): up to 3 fit, 4 and 5 mild, 6 moderate, 7 and over severe. That the two go together so is ours.</summary>
    public static Frailty? OfScale(double scale) => scale switch
    {
        >= 1 and < 4 => Impact.People.Frailty.Fit,
        >= 4 and < 6 => Impact.People.Frailty.Mild,
        >= 6 and < 7 => Impact.People.Frailty.Moderate,
        >= 7 and <= 9 => Impact.People.Frailty.Severe,
        _ => null,
    };

    private static byte Group(int conditions) => conditions switch { 0 => 0, <= 2 => 1, <= 4 => 2, _ => 3 };

    // Whoever was born on 29 February is a year older on 1 March.
    private static int Years(DateOnly born, DateOnly on) => on.Year - born.Year - (string.CompareOrdinal(on.ToString("MMdd", CultureInfo.InvariantCulture), born.ToString("MMdd", CultureInfo.InvariantCulture)) < 0 ? 1 : 0);
}
