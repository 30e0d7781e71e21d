using Goldthread.Impact.Agreement;
using Xunit.Abstractions;

namespace Goldthread.Impact.Tests.Agreement;

/// <summary>What `goldthread model check` prints, with assertions.</summary>
public sealed class OracleCheckTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Run_EveryOracle_PassesAsThePageSays()
    {
        var lines = OracleCheck.Run(name => Oracle.Text(name.Split('/')), ExampleModels.Text).ToList();
        lines.Count.ShouldBe(11);
        foreach (var line in lines)
        {
            var close = $"{line.Name}: {line.Cases} numbers, largest {line.Largest:G3} {line.Unit} at {line.Where}";
            output.WriteLine(close);
            line.Passes.ShouldBeTrue(close);
        }

        AgreementRecord.Kept().Otherwise(lines).ShouldBeEmpty("goldthread model check --write src/Impact/Agreement/agreement.json keeps a new one.");
    }

    [Fact]
    public void Run_WrongNumbers_DoNotPass()
    {
        var line = OracleCheck.Run(name => name == "queueing_exact.csv" ? "model,lambda,mu,c,K,rho,P_block_or_ErlangB,ErlangC_Pwait,Lq,Wq,L,W,P_wait_gt_one_mean_service\nM/M/c,0.5,1.0,1,,0.5,0.34,0.5,0.5,1.0,1.0,2.0,\n" : null, ExampleModels.Text).First();
        line.Passes.ShouldBeFalse();
        line.Where.ShouldContain("ErlangB");
    }
}
