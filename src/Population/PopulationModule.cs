using Goldthread.Population.Cohorts.FollowUp;
using Goldthread.Population.Cohorts.FollowUp.Benefit;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Record;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Goldthread.Population;

/// <summary>The Population floor: the work around a population.</summary>
public static class PopulationModule
{
    /// <summary>Adds the joined-up data set and its pages.</summary>
    public static IServiceCollection AddPopulation(this IServiceCollection services)
    {
        services.AddSingleton<Reference.ReferenceImport>();
        services.AddSingleton<Reference.Areas.GeographyBook>();
        services.AddSingleton<Reference.Areas.PlaceAgreements>();
        services.AddSingleton(s => Scores.FrailtyCodes.Of(s.GetRequiredService<IConfiguration>(), s.GetRequiredService<ILogger<Scores.FrailtyCodes>>()));
        services.AddSingleton<DataSet.DataSets>();
        services.AddSingleton<DataSet.Countings>();
        services.AddHostedService<DataSet.DataSetFollower>();
        services.AddSingleton<CohortData>();
        services.AddSingleton<Release.ReleaseBook>();
        services.AddSingleton<CohortCounter>();
        services.AddSingleton<SavedCohorts>();
        services.AddSingleton<CohortLists>();
        services.AddSingleton<CohortSender>();
        services.AddSingleton<CohortResults>();
        services.AddSingleton<CohortReach>();
        services.AddSingleton<Comparison.Comparisons>();
        services.AddSingleton(CohortFollower.Subscriber());
        services.AskForSight("/Cohorts", "/Finding");
        services.AddSingleton<Scores.Overrides.ScoreOverrides>();
        services.AddSingleton(s => Risk.Models.ModelBook.Of(s.GetRequiredService<IConfiguration>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<Risk.Models.ModelBook>>()));
        services.AddSingleton(s => BenefitBook.Of(s.GetRequiredService<IConfiguration>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<BenefitBook>>()));
        services.AddSingleton<Risk.People.PersonScoring>();
        services.AddSingleton<Pages.Cohorts.ListRanking>();
        services.AskForSight("/Risk");
        services.AddSingleton<Profiles.ProfileBook>();
        services.AddSingleton<Profiles.TrendBook>();
        services.AddSingleton<Release.IDailyRelease>(s => s.GetRequiredService<Profiles.ProfileBook>());
        services.AskForSight("/Profile", "/Definitions", "/Forecast");
        services.AddSingleton<Extracts.Requests.ExtractMaker>();
        services.AddSingleton<Extracts.Requests.ExtractDesk>();
        services.AddTransient<Extracts.FromRecord.RecordExtract>();
        services.AskForSight("/Extracts");
        return services;
    }

    /// <summary>What the floor answers beside its pages.</summary>
    public static void MapPopulation(this IEndpointRouteBuilder endpoints)
    {
        Pages.Profile.ProfileCsv.Map(endpoints);
        Pages.Extracts.ExtractFiles.Map(endpoints);
        Pages.Profile.TrendCsv.Map(endpoints);
    }
}
