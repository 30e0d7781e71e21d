using System.Globalization;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Toolkit.Model;

/// <summary>What the model says, in words and figures that people read.</summary>
internal static class ModelWords
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static string Of(Measure measure) => measure switch
    {
        Measure.Cost => "Cost of care, with what is done",
        Measure.QualityYears => "Years of life in full health (QALYs)",
        Measure.Deaths => "Deaths",
        Measure.HospitalDays => "Days in a hospital bed",
        _ => "Days at home",
    };

    public static string Of(Place place) => place switch
    {
        Place.Home => "At home",
        Place.HomeWithCare => "At home with home care",
        Place.Ward => "In hospital, in treatment",
        Place.ReadyToLeave => "In hospital, ready to leave",
        Place.SupportAtHome => "At home, with support to get better",
        Place.IntermediateBed => "In an intermediate bed",
        Place.CareHome => "In a care home",
        Place.Hospice => "In a hospice",
        _ => "Died",
    };

    public static string Of(Activity activity) => activity switch
    {
        Activity.Gp => "GP contacts",
        Activity.Community => "Community team contacts",
        Activity.UrgentResponse => "Emergencies answered at home",
        Activity.Attendance => "Visits to an emergency department",
        Activity.EmergencyStay => "Emergency stays in hospital",
        Activity.PlannedStay => "Planned stays in hospital",
        _ => "Deaths",
    };

    public static string Of(Payer payer) => payer switch { Payer.Nhs => "NHS", Payer.Council => "Council", _ => "People and families" };

    public static string Fifth(int fifth) => fifth switch { 1 => "Most deprived fifth", 5 => "Least deprived fifth", _ => $"{(fifth == 2 ? "Second" : fifth == 3 ? "Third" : "Fourth")} fifth" };

    /// <summary>"1,234", or "1,234.5" for small numbers that are not whole.</summary>
    public static string Number(double value) => Math.Abs(value) >= 100 || value == Math.Round(value) ? Math.Round(value).ToString("N0", Plain) : value.ToString("N1", Plain);

    /// <summary>"£1,234,567", "−£1,200".</summary>
    public static string Pounds(double value) => (Math.Round(value) < 0 ? "−" : "") + "£" + Math.Abs(Math.Round(value)).ToString("N0", Plain);

    /// <summary>"£1.2 million": three figures, for sentences.</summary>
    public static string About(double value) => Math.Abs(value) switch
    {
        >= 1e9 => $"£{Math.Abs(value / 1e9).ToString("0.##", Plain)} billion",
        >= 1e6 => $"£{Math.Abs(value / 1e6).ToString("0.##", Plain)} million",
        >= 1e4 => $"£{(Math.Round(Math.Abs(value) / 100) * 100).ToString("N0", Plain)}",
        _ => $"£{Math.Abs(value).ToString("N0", Plain)}",
    };

    public static string Value(Measure measure, double value) => measure == Measure.Cost ? Pounds(value) : Number(value);

    /// <summary>A change with its sign: "+120", "−£1,200", "0".</summary>
    public static string Change(Measure measure, double value) => Signed(value, v => Value(measure, v));

    public static string Signed(double value, Func<double, string> says)
    {
        var said = says(Math.Abs(value));
        return said is "0" or "£0" or "0.0" ? "0" : (value > 0 ? "+" : "−") + said;
    }

    /// <summary>"1,240 fewer days in hospital (1,100 to 1,400 fewer)" or "no change that chance could not make".</summary>
    public static string Sentence(Difference difference, string what)
    {
        var (least, most) = (Math.Min(Math.Abs(difference.Low), Math.Abs(difference.High)), Math.Max(Math.Abs(difference.Low), Math.Abs(difference.High)));
        return difference.Low > 0 || difference.High < 0 ? $"{Number(Math.Abs(difference.Change))} {(difference.Change < 0 ? "fewer" : "more")} {what} (chance leaves it at {Number(least)} to {Number(most)})"
            : difference.Change == 0 ? $"as many {what}" : $"about as many {what}: the difference is no larger than chance makes";
    }

    public static string Years(int years) => years == 1 ? "a year" : $"{years} years";
}
