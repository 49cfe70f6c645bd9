# Judge series by farringtonFlexible of the R package surveillance, with what Noufaily and others (2013) recommend.
#
#   Rscript farrington.R series.csv alarms.csv FIRST LAST
#
# series.csv: series,place,count,reports. alarms.csv: series,place,alarm, for the places from FIRST to LAST.

suppressPackageStartupMessages(library(surveillance))
options(warn = -1)
arguments <- commandArgs(trailingOnly = TRUE)
rows <- read.csv(arguments[1])
places <- as.integer(arguments[3]):as.integer(arguments[4])

judge <- function(one) {
  weeks <- sts(one$count, start = c(2019, 2), frequency = 52, population = matrix(one$reports / mean(one$reports)))
  control <- list(
    range = places + 1, b = 3, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, trend = TRUE, pThresholdTrend = 1,
    reweight = TRUE, weightsThreshold = 2.58, thresholdMethod = "nbPlugin", alpha = 0.005, limit54 = c(5, 4),
    populationOffset = TRUE, glmWarnings = FALSE
  )
  data.frame(series = one$series[1], place = places, alarm = as.integer(alarms(farringtonFlexible(weeks, control))))
}

judged <- lapply(split(rows, rows$series), judge)
write.csv(do.call(rbind, judged), arguments[2], row.names = FALSE)
