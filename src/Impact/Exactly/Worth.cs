using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Exactly;

/// <summary>What a day is worth, somewhere, to somebody of a kind, and what comes with it.</summary>
internal sealed class Worth(Course course)
{
    // Quality is counted in ten-millionths of a year, strain in thousandths of a day, both cut to whole ones.
    private const double Units = 1e7;

    private readonly Rules _rules = course.Rules;

    public Day Of(Place place, Kind kind) => new(this, place, kind);

    /// <summary>What one of an activity costs, in pence.</summary>
    public double Each(Activity activity) => activity switch
    {
        Activity.Gp => Rules.Pence(_rules.One("cost-gp")),
        Activity.Community => Rules.Pence(_rules.One("cost-community")),
        Activity.UrgentResponse => Rules.Pence(_rules.One("cost-urgent-response")),
        Activity.Attendance => Rules.Pence(_rules.One("cost-attendance")),
        Activity.PlannedStay => Rules.Pence(_rules.One("cost-planned-stay")),
        _ => 0,
    };

    private double ADay(Place place, Kind kind) => place switch
    {
        Place.HomeWithCare => Rules.Pence(_rules["care-hours"][kind.Frailty] / 7 * _rules.One("cost-care-hour")),
        Place.Ward => Rules.Pence(_rules.One("cost-ward-day")),
        Place.ReadyToLeave => Rules.Pence(_rules.One("cost-ready-day")),
        Place.SupportAtHome => Rules.Pence(_rules.One("cost-support-day")),
        Place.IntermediateBed => Rules.Pence(_rules.One("cost-bed-day")),
        Place.CareHome => Rules.Pence(_rules.One("cost-care-home-day")),
        Place.Hospice => Rules.Pence(_rules.One("cost-hospice-day")),
        _ => 0,
    };

    internal sealed class Day(Worth worth, Place place, Kind kind)
    {
        private readonly bool _isCared = kind.HasCarer && place is Place.Home or Place.HomeWithCare or Place.SupportAtHome && kind.HasCarer;

        public bool IsHome { get; } = place is Place.Home or Place.HomeWithCare or Place.SupportAtHome or Place.CareHome;

        public double Pence { get; } = worth.ADay(place, kind);

        public double Quality { get; private set; }

        public double Strain { get; private set; }

        public double Gp { get; private set; }

        public double Community { get; private set; }

        /// <summary>Looks up what hangs on the day.</summary>
        public void On(int day)
        {
            var (rules, who, f) = (worth._rules, worth.Course.Who, kind.Frailty);
            var age = worth.Course.Age(day);
            double Ratio(Lever lever) => IsHome ? worth.Course.Ratio(lever, kind, day) : 1;
            var quality = Math.Max(0, rules["quality"][age] - ((rules["quality-frailty"][f] + rules["quality-place"][(int)place]) * Ratio(Lever.QualityLost)));
            Quality = Math.Floor(quality * Units / Rules.Year) / Units;
            Strain = _isCared ? Math.Floor(1000 * Math.Min(1, rules["strain"][f] * (place == Place.Home ? 1 : rules.One("strain-with-care")) * Ratio(Lever.Strain))) / 1000 : 0;
            if (!IsHome) return;
            Gp = rules["gp"][age] / Rules.Year * rules["gp-frailty"][f] * rules["gp-conditions"][who.Conditions] * Ratio(Lever.Gp);
            Community = rules["community"][f] / Rules.Year * rules["community-place"][(int)place] * Ratio(Lever.Community);
        }
    }

    internal Course Course => course;
}
