using Goldthread.Demo.Area;

namespace Goldthread.Demo.People;

/// <summary>How well each kind of organisation knows who somebody is: the NHS number mostly, the address sometimes not.</summary>
internal static class Knowledge
{
    // Verified, not traced, trace required, none. Our own assumption: the further from the NHS, the less is traced.
    private static readonly double[] NhsTrust = [0.985, 0.012, 0.003, 0];
    private static readonly double[] CouncilShares = [0.92, 0.05, 0.02, 0.01];
    private static readonly double[] CareProvider = [0.80, 0.12, 0.03, 0.05];
    private static readonly double[] Landlord = [0.35, 0.15, 0.05, 0.45];
    private static readonly double[] CharityShares = [0.55, 0.20, 0.05, 0.20];

    public static KnownAs Of(Life life, OrganisationKind kind)
    {
        var chance = life.Chance;
        var number = kind switch
        {
            OrganisationKind.GpPractice => NumberStatus.Verified,
            OrganisationKind.AcuteTrust or OrganisationKind.CommunityTrust or OrganisationKind.Pharmacy => (NumberStatus)chance.Weighted(NhsTrust),
            OrganisationKind.Council => (NumberStatus)chance.Weighted(CouncilShares),
            OrganisationKind.HousingAssociation => (NumberStatus)chance.Weighted(Landlord),
            OrganisationKind.Charity => (NumberStatus)chance.Weighted(CharityShares),
            _ => (NumberStatus)chance.Weighted(CareProvider),
        };
        if (kind == OrganisationKind.GpPractice || !life.Disputed)
            return new KnownAs { Number = number };
        return chance.Between(0, 3) switch
        {
            0 => new KnownAs { Number = number, Address = ResidentMaker.Address(chance, life.Who.SmallArea) },
            1 => new KnownAs { Number = number, Phone = $"01632 960{chance.Between(0, 999):D3}" },
            2 when life.Who.Given.Count > 1 => new KnownAs { Number = number, Given = [life.Who.Given[1]] },
            2 => new KnownAs { Number = number, Given = [life.Who.Given[0][..1]] },
            _ => new KnownAs { Number = number },
        };
    }
}
