using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.HomeFirst;

/// <summary>
/// The way somebody leaves hospital. Source: hospital discharge and community support guidance, annex B,
/// https://www.gov.uk/government/publications/hospital-discharge-and-community-support-guidance
/// </summary>
internal enum Pathway
{
    /// <summary>Home, or to the same care home, with nothing new: also where help that was paused starts again.</summary>
    Home = 0,

    /// <summary>Home with new or more help: also where help had lapsed and must be arranged again.</summary>
    HomeWithHelp = 1,

    /// <summary>A bed in the community with a team that helps to recover, for a time.</summary>
    RecoveryBed = 2,

    /// <summary>A care home, for the most complex needs; rare.</summary>
    CareHome = 3,
}

/// <summary>Where a person can be when they leave, by need and not by what is free.</summary>
internal enum AtHome
{
    /// <summary>At home, or in the care home they came from, if the help they need is there.</summary>
    Yes,

    /// <summary>Not yet: they need a team around them in a bed for some weeks.</summary>
    NotYet,

    /// <summary>Not any more: the most complex needs, by day and by night.</summary>
    NoMore,
}

/// <summary>What help is needed there, compared with before the stay.</summary>
internal enum HelpNeeded
{
    /// <summary>None, or the same as before.</summary>
    AsBefore,

    /// <summary>The same as before; it was paused for the stay and only starts again.</summary>
    PausedRestarts,

    /// <summary>As before, but it has lapsed and must be arranged anew.</summary>
    LapsedRestarts,

    /// <summary>New help, or more of it.</summary>
    NewOrMore,
}

/// <summary>The rule of the pathway: needs in, a pathway out. It describes what is needed; it prescribes no package.</summary>
internal static class PathwayRule
{
    public const int LeastWhy = 20;
    public const int MostWords = 1_000;

    /// <summary>The pathway by need.</summary>
    public static Pathway Of(AtHome home, HelpNeeded help) => home switch
    {
        AtHome.NotYet => Pathway.RecoveryBed,
        AtHome.NoMore => Pathway.CareHome,
        _ => help is HelpNeeded.AsBefore or HelpNeeded.PausedRestarts ? Pathway.Home : Pathway.HomeWithHelp,
    };

    /// <summary>True for a pathway to a bed: it needs a reason in words.</summary>
    public static bool NeedsWhy(Pathway pathway) => pathway is Pathway.RecoveryBed or Pathway.CareHome;

    /// <summary>The pathway, or what is missing: home comes first, so a bed is refused without a reason.</summary>
    /// <param name="home">Where they can be.</param>
    /// <param name="help">What help is needed; null is asked for only at home.</param>
    /// <param name="needs">What they need, in words.</param>
    /// <param name="why">Why not home, for a bed.</param>
    public static Outcome<Pathway> Decide(AtHome? home, HelpNeeded? help, string needs, string why)
    {
        var faults = new List<Fault>();
        if (home is null)
        {
            faults.Add(new Fault(FaultKind.Invalid, "Say whether they can be at home", "Home"));
        }

        if (home == AtHome.Yes && help is null)
        {
            faults.Add(new Fault(FaultKind.Invalid, "Say what help they need at home", "Help"));
        }

        if (needs.Length > MostWords || why.Length > MostWords)
        {
            faults.Add(new Fault(FaultKind.Invalid, $"Use {MostWords:N0} characters at most", needs.Length > MostWords ? "Needs" : "Why"));
        }

        if (faults.Count > 0)
        {
            return faults.ToArray();
        }

        var pathway = Of(home!.Value, help ?? HelpNeeded.NewOrMore);
        return NeedsWhy(pathway) && why.Length < LeastWhy
            ? new Fault(FaultKind.Invalid, why.Length == 0 ? "Say why this person cannot go home first" : $"Say why in at least {LeastWhy} characters", "Why")
            : pathway;
    }

    /// <summary>"Pathway 1: home with new or more help".</summary>
    public static string Words(Pathway pathway) => pathway switch
    {
        Pathway.Home => "Pathway 0: home, nothing new needed",
        Pathway.HomeWithHelp => "Pathway 1: home with new or more help",
        Pathway.RecoveryBed => "Pathway 2: a bed in the community to recover",
        _ => "Pathway 3: a care home",
    };
}
