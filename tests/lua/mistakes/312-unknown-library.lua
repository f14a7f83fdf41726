use "lib.ages"
