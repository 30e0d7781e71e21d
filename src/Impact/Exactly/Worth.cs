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
        private readonly Course _course = worth.Course;
        private readonly double[] _quality = worth._rules["quality"], _gp = worth._rules["gp"];
        private readonly double _lost = worth._rules["quality-frailty"][kind.Frailty] + worth._rules["quality-place"][(int)place];
        private readonly double _strain = worth._rules["strain"][kind.Frailty] * (place == Place.Home ? 1 : worth._rules.One("strain-with-care"));
        private readonly double _gpTimes = worth._rules["gp-frailty"][kind.Frailty] * worth._rules["gp-conditions"][worth.Course.Who.Conditions] / Rules.Year;
        private readonly double _community = worth._rules["community"][kind.Frailty] * worth._rules["community-place"][(int)place] / Rules.Year;
        private readonly bool _isCared = kind.HasCarer && place is (Place.Home or Place.HomeWithCare or Place.SupportAtHome);

        public bool IsHome { get; } = place is Place.Home or Place.HomeWithCare or Place.SupportAtHome or Place.CareHome;

        public double Pence { get; } = worth.ADay(place, kind);

        public double Quality { get; private set; }

        public double Strain { get; private set; }

        public double Gp { get; private set; }

        public double Community { get; private set; }

        /// <summary>Looks up what hangs on the day.</summary>
        public void On(int day)
        {
            double Ratio(Lever lever, int age) => IsHome ? _course.Ratio(lever, kind, day, age) : 1;
            Quality = _course.Mean(day, age => Math.Floor(Math.Max(0, _quality[age] - (_lost * Ratio(Lever.QualityLost, age))) * Units / Rules.Year) / Units);
            Strain = _isCared ? _course.Mean(day, age => Math.Floor(1000 * Math.Min(1, _strain * Ratio(Lever.Strain, age))) / 1000) : 0;
            if (IsHome) (Gp, Community) = (_course.Mean(day, age => _gp[age] * _gpTimes * Ratio(Lever.Gp, age)), _course.Mean(day, age => _community * Ratio(Lever.Community, age)));
        }
    }

    internal Course Course => course;
}
