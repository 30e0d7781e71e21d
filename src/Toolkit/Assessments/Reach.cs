using Goldthread.Record.Access;

namespace Goldthread.Toolkit.Assessments;

/// <summary>
/// What somebody may see and do with one assessment. It is private: to those whom it does not concern it is not there.
/// </summary>
/// <param name="Leads">They lead it: the organisation that opened it, by somebody who leads improvement there.</param>
/// <param name="IsAsked">Their organisation is asked to answer.</param>
/// <param name="HasSheet">They have begun to answer, or answered.</param>
/// <param name="MayAnswer">They may answer, or change what they answered, now.</param>
/// <param name="HasSent">They sent answers for an organisation that takes part still.</param>
/// <param name="IsPeer">Results are shared with their organisation.</param>
/// <param name="PeerWords">With names of organisations, evidence and gaps.</param>
internal sealed record Reach(bool Leads, bool IsAsked, bool HasSheet, bool MayAnswer, bool HasSent, bool IsPeer, bool PeerWords)
{
    /// <summary>They may know that there is such an assessment.</summary>
    public bool Any => Leads || IsAsked || HasSheet || IsPeer;

    /// <summary>They take part: as who leads it, or as one who answers or may.</summary>
    public bool IsInside => Leads || IsAsked || HasSheet;

    /// <summary>They may see what was answered. Who answers sees it once they have sent their own, so that nobody answers as others did.</summary>
    public bool SeesResults => Leads || HasSent || IsPeer;

    /// <summary>They may see which organisation said what, and evidence and gaps.</summary>
    public bool SeesNames => Leads || HasSent || PeerWords;

    /// <summary>They may see the plan, and who does what.</summary>
    public bool SeesPlan => Leads || HasSent;

    /// <summary>Decides it.</summary>
    public static Reach Of(User user, Assessment assessment, AnswerSheet? own, DateOnly today)
    {
        var (takesPart, leadsHere) = (user.Role.May(Activities.TakePart), user.Role.May(Activities.LeadImprovement));
        var isAsked = takesPart && assessment.Partner(own?.Organisation ?? user.Organisation) is { IsRemoved: false };
        var leads = leadsHere && user.Organisation == assessment.Organisation;
        var peer = leadsHere && !leads ? assessment.Peers.FirstOrDefault(p => p.Organisation == user.Organisation && !p.IsEnded) : null;
        return new Reach(
            leads, isAsked, takesPart && own is not null, isAsked && assessment.TakesAnswers(today), isAsked && own is { IsSent: true }, peer is not null, peer is { WithWords: true });
    }
}
